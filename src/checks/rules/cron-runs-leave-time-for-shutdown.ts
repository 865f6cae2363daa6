import { Rule } from '../rule';

/** https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/: the controller looks every 10 seconds */
const SHORTEST_DEADLINE_SECONDS = 10;

export const rule: Rule = {
  id: 'cron-runs-leave-time-for-shutdown',
  category: 'jobs',
  severity: 'warning',
  title: 'Let the runs of a CronJob be further apart than its sidecars take to stop',
  why: 'A run is over when its sidecars have ended, which may take up to the grace period. When the next start comes first, it is skipped (Forbid), stops the old run in the ' +
    'middle of it (Replace), or runs beside it (Allow). A startingDeadlineSeconds under 10 may never start a run at all, since the controller looks every 10 seconds ' +
    '(https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/).',
  fix: 'lower terminationGracePeriodSeconds, or run less often',
  bad: `
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: etl}
    spec:
      schedule: "* * * * *"
      jobTemplate:
        spec:
          activeDeadlineSeconds: 50
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 120
              initContainers: [{name: proxy, image: proxy, restartPolicy: Always}]
              containers: [{name: etl, image: etl}]`,
  good: `
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: etl}
    spec:
      schedule: "* * * * *"
      jobTemplate:
        spec:
          activeDeadlineSeconds: 50
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 10
              initContainers: [{name: proxy, image: proxy, restartPolicy: Always}]
              containers: [{name: etl, image: etl}]`,
  acknowledge: 'When the sidecars are known to end long before the grace period is over. The rule reads schedules of the form "*/5 * * * *" and is silent on others.',

  run(pod) {
    if (pod.object.kind !== 'CronJob' || pod.sidecars.length === 0) {
      return [];
    }
    const { schedule, startingDeadlineSeconds } = pod.manifest.spec ?? {};
    if (typeof startingDeadlineSeconds === 'number' && startingDeadlineSeconds > 0 && startingDeadlineSeconds < SHORTEST_DEADLINE_SECONDS) {
      return [{
        message: `cron job may never start a run, since the controller looks every ${SHORTEST_DEADLINE_SECONDS}s, got startingDeadlineSeconds ${startingDeadlineSeconds}`,
        fix: `set startingDeadlineSeconds to at least ${SHORTEST_DEADLINE_SECONDS}`,
        field: 'spec.startingDeadlineSeconds',
      }];
    }
    const grace = pod.spec.terminationGracePeriodSeconds ?? 30;
    const interval = secondsBetweenRuns(schedule);
    return interval === undefined || grace < interval ? [] : [{
      message: `cron job starts a run every ${interval}s, but the sidecars of a run may take ${grace}s to stop, got schedule "${schedule}"`,
      field: 'spec.schedule',
      related: [`${pod.field}.terminationGracePeriodSeconds`],
    }];
  },
};

function secondsBetweenRuns(schedule: unknown): number | undefined {
  const match = typeof schedule === 'string' ? /^\*(?:\/(\d{1,2}))?(?:\s+\*){4}$/.exec(schedule.trim()) : null;
  return match ? Number(match[1] ?? 1) * 60 : undefined;
}
