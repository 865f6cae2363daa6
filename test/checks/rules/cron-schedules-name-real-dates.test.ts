import { rule } from '../../../src/checks/rules/cron-schedules-name-real-dates';
import { testRule } from '../rule-table';
import { cronJob, job } from '../workloads';

testRule(rule, {
  valid: {
    'every night': cronJob({ schedule: '0 3 * * *' }),
    'the 31st, in the months that have it': cronJob({ schedule: '0 3 31 * *' }),
    'a leap day': cronJob({ schedule: '0 3 29 2 *' }),
    'a day that February does not have, or a Monday': cronJob({ schedule: '0 3 30 2 1' }),
    'a schedule that is none': cronJob({ schedule: '0 3 32 2 *' }),
    'a job without a schedule': job({}),
  },
  invalid: {
    'a day that February does not have': {
      pod: cronJob({ schedule: '0 3 30 2 *' }),
      complaints: [{ message: 'cron job never starts a run, got schedule "0 3 30 2 *"', field: 'spec.schedule' }],
    },
    'a day that none of the months has': { pod: cronJob({ schedule: '0 3 31 apr,6-6,9,11 ?' }), complaints: [{ field: 'spec.schedule' }] },
    'a field that names nothing': { pod: cronJob({ schedule: '0 3 , 2 *' }), complaints: [{ field: 'spec.schedule' }] },
  },
});
