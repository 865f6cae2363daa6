import { rule } from '../../../src/checks/rules/cron-runs-leave-time-for-shutdown';
import { viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';

const cron = (spec: object, terminationGracePeriodSeconds?: number, lifecycle?: object, restartPolicy: string | undefined = 'Always') => viewOf({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'x' },
  spec: {
    ...spec,
    jobTemplate: {
      spec: {
        template: {
          metadata: lifecycle && { annotations: { 'cdk8s-sidecars/lifecycle': JSON.stringify(lifecycle) } },
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
    'once a day with ten minutes': cron({ schedule: '0 3 * * *' }, 600),
    'a schedule that is none': cron({ schedule: 'daily' }, 600),
    'a schedule that never comes': cron({ schedule: '0 0 30 2 *' }, 600),
    'a long grace period, when the sidecars are known to need a second of it': cron({ schedule: '* * * * *' }, 600, { app: { runSeconds: 20 }, s: { drainSeconds: 1 } }),
    'a main that runs for nobody knows how long, and sidecars that stop at once': cron({ schedule: '* * * * *' }, 30, { s: { drainSeconds: 1 } }),
    'no sidecar': cron({ schedule: '* * * * *' }, 600, { app: { runSeconds: 90 } }, 'None'),
    'a deadline that can be met': cron({ schedule: '0 3 * * *', startingDeadlineSeconds: 10 }),
  },
  invalid: {
    'every minute with a minute': {
      pod: cron({ schedule: '*/1 * * * *' }, 60),
      complaints: [{
        message: 'cron job may take 60s to stop the sidecars of a run, but its schedule "*/1 * * * *" starts runs 60s apart, got terminationGracePeriodSeconds 60',
        fix: 'lower terminationGracePeriodSeconds, or run less often',
        field: 'spec.schedule',
        related: ['spec.jobTemplate.spec.template.spec.terminationGracePeriodSeconds'],
      }],
    },
    'two starts a day that are close together': {
      pod: cron({ schedule: '0,2 3 * * *' }, 120),
      complaints: [{ message: expect.stringContaining('its schedule "0,2 3 * * *" starts runs 120s apart') }],
    },
    'a run that is known to take longer': {
      pod: cron({ schedule: '* * * * *' }, 30, { app: { runSeconds: 58 }, s: { drainSeconds: 5 } }),
      complaints: [{
        message: 'cron job takes 64s until the sidecars of a run have stopped, but its schedule "* * * * *" starts runs 60s apart: ' +
          'the next one runs beside it, got concurrencyPolicy "Allow"',
        field: 'spec.schedule',
        related: ['spec.concurrencyPolicy'],
      }],
    },
    'a run that the next one stops': {
      pod: cron({ schedule: '@every 10s', concurrencyPolicy: 'Replace' }, 30, { app: { runSeconds: 10 } }),
      complaints: [{ message: expect.stringContaining('starts runs 10s apart: the next one stops it, got concurrencyPolicy "Replace"') }],
    },
    'a run that the next one waits for': {
      pod: cron({ schedule: '* * * * *', concurrencyPolicy: 'Forbid' }, 30, { app: { runSeconds: 70 } }),
      complaints: [{ message: expect.stringContaining('the next one starts late, got concurrencyPolicy "Forbid"') }],
    },
    'a run that the next one does not wait for any longer': {
      pod: cron({ schedule: '* * * * *', concurrencyPolicy: 'Forbid', startingDeadlineSeconds: 10 }, 30, { app: { runSeconds: 71 } }),
      complaints: [{ message: expect.stringContaining('the next one is skipped, got concurrencyPolicy "Forbid"') }],
    },
    'a deadline that is over before anybody looks': {
      pod: cron({ schedule: '0 3 * * *', startingDeadlineSeconds: 5 }),
      complaints: [{ message: 'cron job may never start a run, since the controller looks every 10s, got startingDeadlineSeconds 5', field: 'spec.startingDeadlineSeconds' }],
    },
  },
});
