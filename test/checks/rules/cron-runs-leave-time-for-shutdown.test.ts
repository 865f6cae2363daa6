import { rule } from '../../../src/checks/rules/cron-runs-leave-time-for-shutdown';
import { viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';

const cron = (spec: object, terminationGracePeriodSeconds?: number, restartPolicy: string | undefined = 'Always') => viewOf({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'x' },
  spec: {
    ...spec,
    jobTemplate: {
      spec: {
        template: {
          spec: { terminationGracePeriodSeconds, initContainers: [{ name: 's', image: 's', ...(restartPolicy ? { restartPolicy } : {}) }], containers: [{ name: 'app', image: 'app' }] },
        },
      },
    },
  },
});

testRule(rule, {
  valid: {
    'every minute with the usual grace period': cron({ schedule: '* * * * *' }),
    'every five minutes with a minute': cron({ schedule: '*/5 * * * *' }, 60),
    'a schedule that the rule does not read': cron({ schedule: '0 3 * * *' }, 600),
    'a deadline that can be met': cron({ schedule: '0 3 * * *', startingDeadlineSeconds: 10 }),
  },
  invalid: {
    'every minute with a minute': {
      pod: cron({ schedule: '*/1 * * * *' }, 60),
      complaints: [{
        message: 'cron job starts a run every 60s, but the sidecars of a run may take 60s to stop, got schedule "*/1 * * * *"',
        field: 'spec.schedule',
        related: ['spec.jobTemplate.spec.template.spec.terminationGracePeriodSeconds'],
      }],
    },
    'a deadline that is over before anybody looks': {
      pod: cron({ schedule: '0 3 * * *', startingDeadlineSeconds: 5 }),
      complaints: [{ message: 'cron job may never start a run, since the controller looks every 10s, got startingDeadlineSeconds 5', field: 'spec.startingDeadlineSeconds' }],
    },
  },
});
