import { rule } from '../../../src/checks/rules/port-definitions-do-not-overlap';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';
import { app } from '../workloads';

const ports = (sidecarPort: object, mainPort: object, version?: string) => pod({
  initContainers: [{ name: 'proxy', restartPolicy: 'Always', ports: [{ containerPort: 80, ...sidecarPort }] }],
  containers: [{ name: 'app', ports: [{ containerPort: 80, ...mainPort }] }],
}, version);

testRule(rule, {
  valid: {
    'different ports': ports({}, { containerPort: 81 }),
    'different protocols': ports({ protocol: 'UDP' }, {}),
    'different host ports': ports({ hostPort: 1 }, { hostPort: 2 }),
    'one name in two containers before 1.33': ports({ name: 'web', containerPort: 81 }, { name: 'web' }, '1.32'),
  },
  invalid: {
    'the same port': {
      pod: ports({}, { protocol: 'TCP' }),
      complaints: [{
        container: 'app',
        field: 'spec.containers[0].ports[0]',
        message: 'container "app" has a port that is the same as one of container "proxy", got 80',
        related: ['spec.initContainers[0].ports[0]'],
      }],
    },
    'one with a host port and one without': { pod: ports({ hostPort: 1 }, {}), complaints: [{ message: expect.stringContaining('overlaps') }] },
    'one host port, one with an address': {
      pod: ports({ hostPort: 1, hostIP: '192.0.2.1' }, { hostPort: 1 }),
      complaints: [{ message: expect.stringContaining('cannot be told from') }],
    },
    'one name in two containers from 1.33 on': {
      pod: ports({ name: 'web', containerPort: 81 }, { name: 'web' }, '1.33'),
      complaints: [{ field: 'spec.containers[0].ports[0]', message: 'container "app" has a port with the name of one of container "proxy", got "web"' }],
    },
    'a host address without a host port': {
      pod: app({ ports: [{ containerPort: 80, hostIP: '192.0.2.1' }] }),
      complaints: [{ field: 'spec.containers[0].ports[0]' }],
    },
  },
});
