import { rule } from '../../../src/checks/rules/cron-job-settings-are-valid';
import { testRule } from '../rule-table';
import { cronJob, job } from '../workloads';

const fields = (pod: ReturnType<typeof cronJob>) => rule.run(pod, { ofKind: () => [] }).map((complaint) => complaint.field);

testRule(rule, {
  valid: {
    'all settings': cronJob({
      timeZone: 'Europe/Berlin', concurrencyPolicy: 'Forbid', startingDeadlineSeconds: 0, successfulJobsHistoryLimit: 0, failedJobsHistoryLimit: 3,
    }),
    'an empty policy is the default': cronJob({ concurrencyPolicy: '' }),
    'a zone in the schedule up to 1.28': cronJob({ schedule: 'TZ=UTC 0 3 * * *' }, {}, {}, '1.28'),
    'a job has none of them': job({}),
  },
  invalid: {
    'a zone in the schedule from 1.29 on': {
      pod: cronJob({ schedule: 'CRON_TZ=UTC 0 3 * * *' }, {}, {}, '1.29'),
      complaints: [{
        field: 'spec.schedule',
        message: 'cron job has a schedule that has a time zone, which belongs into \'timeZone\', got "CRON_TZ=UTC 0 3 * * *"',
      }],
    },
    'no schedule': { pod: cronJob({ schedule: '' }), complaints: [{ field: 'spec.schedule' }] },
    'an unknown policy': { pod: cronJob({ concurrencyPolicy: 'allow' }), complaints: [{ field: 'spec.concurrencyPolicy' }] },
    'negative numbers': {
      pod: cronJob({ startingDeadlineSeconds: -1, successfulJobsHistoryLimit: -1, failedJobsHistoryLimit: -1 }),
      complaints: [{ field: 'spec.startingDeadlineSeconds' }, { field: 'spec.successfulJobsHistoryLimit' }, { field: 'spec.failedJobsHistoryLimit' }],
    },
  },
});

test.each(['*/5 * * * *', '0 0 1,15 * 1-5', '0 3 ? JAN-mar sun', '@daily', '@every 1h30m', '59/2 23 31 12 6', ' 0  3 * * * ', '0 3 * * ,'])(
  'the schedule "%s" is right', (schedule) => {
    expect(fields(cronJob({ schedule }))).toEqual([]);
  });

test.each(['* * * *', '* * * * * *', '60 * * * *', '* 24 * * *', '* * 0 * *', '* * * 13 *', '* * * * 7', '*/0 * * * *', '5-1 * * * *', '1-2-3 * * * *', '* * * foo *',
  '@fortnightly', '@every day', '*/5/5 * * * *', '-1 * * * *'])(
  'the schedule "%s" is wrong', (schedule) => {
    expect(fields(cronJob({ schedule }))).toEqual(['spec.schedule']);
  });

test.each(['UTC', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires', 'US/Pacific'])('the time zone "%s" is known', (timeZone) => {
  expect(fields(cronJob({ timeZone }))).toEqual([]);
});

test.each(['', 'Local', 'europe/berlin', 'Mars/Olympus', '+01:00', '../UTC', 'A'.repeat(15)])('the time zone "%s" is not', (timeZone) => {
  expect(fields(cronJob({ timeZone }))).toEqual(['spec.timeZone']);
});
