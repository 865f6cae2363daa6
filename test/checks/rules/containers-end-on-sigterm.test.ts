import { rule } from '../../../src/checks/rules/containers-end-on-sigterm';
import { PodSpec } from '../../../src/pod/manifest';
import { pod, viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';

const SPEC: PodSpec = { initContainers: [{ name: 'tail', restartPolicy: 'Always' }], containers: [{ name: 'app' }] };
const saying = (said: object) => ({ annotations: { 'cdk8s-sidecars/lifecycle': JSON.stringify(said) } });

testRule(rule, {
  valid: {
    'nothing is known': pod(SPEC),
    'a long drain is no refusal': pod(SPEC, '1.36', saying({ tail: { drainSeconds: 600 } })),
  },
  invalid: {
    'a sidecar that ignores SIGTERM': {
      pod: pod({ ...SPEC, terminationGracePeriodSeconds: 60 }, '1.36', saying({ tail: { drainSeconds: 'never' } })),
      complaints: [{
        container: 'tail',
        field: 'spec.initContainers[0]',
        message: 'container "tail" ignores SIGTERM: it holds the pod for the whole grace period of 60s and is killed',
      }],
    },
    'in a Job it costs the grace at every run': {
      pod: viewOf({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'job' }, spec: { template: { metadata: saying({ tail: { drainSeconds: 'never' } }), spec: SPEC } } }),
      complaints: [{ message: 'container "tail" ignores SIGTERM: it adds the whole grace period of 30s to every run and is killed' }],
    },
    'a main': {
      pod: pod(SPEC, '1.36', saying({ app: { drainSeconds: 'never' } })),
      complaints: [{ container: 'app' }],
    },
  },
});
