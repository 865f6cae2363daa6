import { rule } from '../../../src/checks/rules/job-with-sidecars-has-a-deadline';
import { ContainerSpec } from '../../../src/pod/manifest';
import { viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';

const gate: ContainerSpec = { name: 'proxy', image: 'proxy', restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 80 } } };
const podSpec = (restartPolicy: string, sidecar: ContainerSpec) => ({ restartPolicy, initContainers: [sidecar], containers: [{ name: 'app', image: 'app' }] });
const job = (spec: object, restartPolicy = 'Never', sidecar = gate) => viewOf({
  apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'x' }, spec: { ...spec, template: { spec: podSpec(restartPolicy, sidecar) } },
});

testRule(rule, {
  valid: {
    'a deadline of the Job': job({ activeDeadlineSeconds: 60 }),
    'OnFailure counts restarts': job({}, 'OnFailure'),
    'a sidecar that holds nothing back': job({}, 'Never', { ...gate, startupProbe: undefined }),
    'no sidecar': job({}, 'Never', { ...gate, restartPolicy: undefined, startupProbe: undefined }),
  },
  invalid: {
    'no deadline': {
      pod: job({}),
      complaints: [{
        message: 'job has no activeDeadlineSeconds and hangs for ever when sidecar "proxy" does not start',
        field: 'spec',
        related: ['spec.template.spec.initContainers[0]'],
      }],
    },
    'a CronJob that forbids concurrency': {
      pod: viewOf({
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'x' },
        spec: { concurrencyPolicy: 'Forbid', jobTemplate: { spec: { template: { spec: podSpec('Never', gate) } } } },
      }),
      complaints: [{
        message: 'cron job has no activeDeadlineSeconds and hangs for ever when sidecar "proxy" does not start, and no later run starts either',
        field: 'spec.jobTemplate.spec',
      }],
    },
  },
});
