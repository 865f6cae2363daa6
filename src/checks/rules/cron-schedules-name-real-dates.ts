import { shortestInterval } from '../cron-interval';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'cron-schedules-name-real-dates',
  category: 'jobs',
  severity: 'warning',
  title: 'Give a CronJob a schedule that comes round',
  why: 'The API server takes any day from 1 to 31 in any month. A schedule for 30 February never starts a run, and nothing says so ' +
    '(https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax).',
  fix: 'name a day that the month has',
  bad: `
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: close-month}
    spec:
      schedule: "0 3 31 4,6 *"
      jobTemplate:
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{name: close, image: close}]`,
  good: `
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: close-month}
    spec:
      schedule: "0 3 1 5,7 *"
      jobTemplate:
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{name: close, image: close}]`,
  acknowledge: 'When runs are only ever started by hand; suspend: true says that better.',

  run(pod) {
    const schedule: unknown = pod.object.kind === 'CronJob' ? pod.manifest.spec?.schedule : undefined;
    if (typeof schedule !== 'string' || shortestInterval(schedule, pod.version.minor) !== Infinity) {
      return [];
    }
    return [{ message: `cron job never starts a run, got schedule "${schedule}"`, field: 'spec.schedule' }];
  },
};
