import { complain, REFUSED } from '../complain';
import { scheduleFault, timeZoneFault } from '../cron-schedule';
import { Complaint } from '../finding';
import { checkNotNegative } from '../rollouts';
import { Rule } from '../rule';

const NUMBERS = ['startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit'];
const POLICIES = ['Allow', 'Forbid', 'Replace'];

export const rule: Rule = {
  id: 'cron-job-settings-are-valid',
  category: 'admission',
  severity: 'error',
  title: 'Give a CronJob a schedule, a time zone and a policy that can be read',
  why: 'The API server refuses a schedule that is not of five fields (or one of @hourly and its like), a time zone in the schedule, an unknown time zone or ' +
    'concurrency policy, and negative numbers (https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#writing-a-cronjob-spec).',
  fix: 'correct the setting',
  bad: `
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: export}
    spec:
      schedule: "0 3 * *"
      jobTemplate:
        spec:
          template:
            spec:
              restartPolicy: Never
              containers:
                - {name: app, image: app}`,
  good: `
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: export}
    spec:
      schedule: "0 3 * * *"
      jobTemplate:
        spec:
          template:
            spec:
              restartPolicy: Never
              containers:
                - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    if (pod.object.kind !== 'CronJob') {
      return complaints;
    }
    const spec = pod.manifest.spec ?? {};
    const { schedule = '', timeZone, concurrencyPolicy } = spec;
    const fault = scheduleFault(schedule, timeZone, pod.version.minor);
    if (fault) {
      complain(complaints, 'CronJob', 'spec.schedule', `has a schedule that ${fault}`, schedule, 'write minute, hour, day, month and weekday, such as "0 3 * * *"');
    }
    const zoneFault = timeZone === undefined ? undefined : timeZoneFault(timeZone);
    if (zoneFault) {
      complain(complaints, 'CronJob', 'spec.timeZone', `has a time zone that ${zoneFault}`, timeZone, 'give a name of the IANA time zone database, such as "Europe/Berlin"');
    }
    if (concurrencyPolicy && !POLICIES.includes(concurrencyPolicy)) {
      complain(complaints, 'CronJob', 'spec.concurrencyPolicy', 'has an unknown concurrency policy', concurrencyPolicy, 'use "Allow", "Forbid" or "Replace"');
    }
    for (const name of NUMBERS) {
      checkNotNegative(complaints, 'CronJob', spec[name], `spec.${name}`);
    }
    return complaints;
  },
};
