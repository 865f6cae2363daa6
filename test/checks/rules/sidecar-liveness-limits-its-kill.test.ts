import { rule } from '../../../src/checks/rules/sidecar-liveness-limits-its-kill';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const sidecar = { name: 'x', restartPolicy: 'Always', livenessProbe: { tcpSocket: { port: 80 } } };
const containers = [{ name: 'app' }];

testRule(rule, {
  valid: {
    'an ordinary grace period': pod({ initContainers: [sidecar], containers }),
    'a grace of its own': pod({
      terminationGracePeriodSeconds: 300,
      initContainers: [{ ...sidecar, livenessProbe: { ...sidecar.livenessProbe, terminationGracePeriodSeconds: 5 } }],
      containers,
    }),
    'main containers': pod({ terminationGracePeriodSeconds: 300, containers: [{ name: 'app', livenessProbe: sidecar.livenessProbe }] }),
  },
  invalid: {
    'five minutes': {
      pod: pod({ terminationGracePeriodSeconds: 300, initContainers: [sidecar], containers }),
      complaints: [{
        message: 'container "x" may take 300s to be killed by its liveness probe, and nothing else in the pod is restarted meanwhile',
        container: 'x',
        field: 'spec.initContainers[0].livenessProbe',
      }],
    },
  },
});
