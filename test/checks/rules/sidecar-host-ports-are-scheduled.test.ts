import { rule } from '../../../src/checks/rules/sidecar-host-ports-are-scheduled';
import { pod, viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';

const spec = {
  initContainers: [{ name: 'side', image: 'side', restartPolicy: 'Always', ports: [{ containerPort: 80, hostPort: 8080 }] }], containers: [{ name: 'app', image: 'app' }],
};

testRule(rule, {
  valid: {
    'from 1.34 on': pod(spec, '1.34'),
    'no host port': pod({ ...spec, initContainers: [{ ...spec.initContainers[0], ports: [{ containerPort: 80 }] }] }, '1.32'),
    'a DaemonSet': viewOf({ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'x' }, spec: { template: { spec } } }, '1.32'),
    'anti-affinity': pod({ ...spec, affinity: { podAntiAffinity: {} } }, '1.32'),
  },
  invalid: {
    'before 1.34': {
      pod: pod(spec, '1.32'),
      complaints: [{
        message: 'container "side" has a host port that the scheduler of Kubernetes 1.32 may give to two pods of one node, got 8080',
        container: 'side',
        field: 'spec.initContainers[0].ports[0].hostPort',
      }],
    },
  },
});
