import { rule } from '../../../src/checks/rules/host-ports-are-unique-in-the-pod';
import { ContainerPort } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const two = (a: ContainerPort, b: ContainerPort) => pod({
  initContainers: [{ name: 'side', restartPolicy: 'Always', ports: [{ containerPort: 1, ...a }] }], containers: [{ name: 'app', ports: [{ containerPort: 2, ...b }] }],
});

testRule(rule, {
  valid: {
    'different host ports': two({ hostPort: 80 }, { hostPort: 81 }),
    'no host port': two({}, {}),
    'another protocol': two({ hostPort: 80 }, { hostPort: 80, protocol: 'UDP' }),
    'two addresses of the node': two({ hostPort: 80, hostIP: '10.0.0.1' }, { hostPort: 80, hostIP: '10.0.0.2' }),
    'two mains are refused by the API server': pod({ containers: ['a', 'b'].map((name) => ({ name, ports: [{ containerPort: 1, hostPort: 80 }] })) }),
  },
  invalid: {
    'a sidecar and a main': {
      pod: two({ hostPort: 80 }, { hostPort: 80 }),
      complaints: [{
        message: 'container "app" has host port TCP 80, which sidecar "side" has as well',
        container: 'app',
        field: 'spec.containers[0].ports[0].hostPort',
        related: ['spec.initContainers[0].ports[0].hostPort'],
      }],
    },
    'one address and all of them': { pod: two({ hostPort: 80, hostIP: '10.0.0.1' }, { hostPort: 80 }), complaints: [{ container: 'app' }] },
  },
});
