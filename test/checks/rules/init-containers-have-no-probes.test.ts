import { rule } from '../../../src/checks/rules/init-containers-have-no-probes';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';
import { sidecar } from '../workloads';

const init = (container: object, version?: string) => pod({ initContainers: [{ name: 'init', ...container }], containers: [{ name: 'app' }] }, version);
const probe = { tcpSocket: { port: 80 } };

testRule(rule, {
  valid: {
    'a sidecar with all of them': sidecar({ lifecycle: { preStop: { sleep: { seconds: 1 } } }, livenessProbe: probe, readinessProbe: probe, startupProbe: probe }),
    'an init container without': init({ ports: [{ containerPort: 80 }] }),
    'a lifecycle that is thrown away with its stop signal': init({ lifecycle: { stopSignal: 'SIGINT' } }),
  },
  invalid: {
    'each of them': {
      pod: init({ lifecycle: {}, livenessProbe: probe, readinessProbe: probe, startupProbe: probe }),
      complaints: [
        {
          container: 'init',
          field: 'spec.initContainers[0].lifecycle',
          message: 'container "init" is an init container that runs to its end, and has a \'lifecycle\'',
        },
        { field: 'spec.initContainers[0].livenessProbe' },
        { field: 'spec.initContainers[0].readinessProbe' },
        { field: 'spec.initContainers[0].startupProbe' },
      ],
    },
    'an init container with another restart policy': { pod: init({ restartPolicy: 'OnFailure', startupProbe: probe }), complaints: [{}] },
    'a sidecar in a version without sidecars': {
      pod: sidecar({ startupProbe: probe }, '1.28'),
      complaints: [{ field: 'spec.initContainers[0].startupProbe' }],
    },
  },
});
