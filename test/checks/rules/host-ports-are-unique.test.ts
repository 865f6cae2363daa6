import { rule } from '../../../src/checks/rules/host-ports-are-unique';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';
import { workload } from '../workloads';

const ports = (...hostPorts: object[]) => hostPorts.map((port, i) => ({ containerPort: i + 1, ...port }));
const twoMains = (a: object, b: object) => pod({ containers: [{ name: 'a', ports: ports(a) }, { name: 'b', ports: ports(b) }] });
const sameNumber = [{ name: 'a', ports: [{ containerPort: 80 }] }, { name: 'b', ports: [{ containerPort: 80 }] }];

testRule(rule, {
  valid: {
    'different ports': twoMains({ hostPort: 1 }, { hostPort: 2 }),
    'different protocols': twoMains({ hostPort: 1 }, { hostPort: 1, protocol: 'UDP' }),
    'different addresses': twoMains({ hostPort: 1, hostIP: '192.0.2.1' }, { hostPort: 1 }),
    'a sidecar and a main, which the server does not compare': pod({
      initContainers: [{ name: 'proxy', restartPolicy: 'Always', ports: ports({ hostPort: 1 }) }],
      containers: [{ name: 'app', ports: ports({ hostPort: 1 }) }],
    }),
    'one container port twice on the host\'s network in a template': workload('Deployment', {}, { hostNetwork: true, containers: sameNumber }),
  },
  invalid: {
    'two mains': {
      pod: twoMains({ hostPort: 8080 }, { hostPort: 8080, protocol: 'TCP' }),
      complaints: [{ container: 'b', field: 'spec.containers[1].ports[0].hostPort', message: 'container "b" uses a port of the node twice, got "TCP//8080"' }],
    },
    'one init container, reported as the first one': {
      pod: pod({
        initContainers: [{ name: 'first' }, { name: 'proxy', restartPolicy: 'Always', ports: ports({ hostPort: 1 }, { hostPort: 1 }) }],
        containers: [{ name: 'app' }],
      }),
      complaints: [{ container: 'proxy', field: 'spec.initContainers[0].ports[1].hostPort' }],
    },
    'one container port twice on the host\'s network in a Pod': {
      pod: pod({ hostNetwork: true, containers: sameNumber }),
      complaints: [{ field: 'spec.containers[1].ports[0].hostPort' }],
    },
  },
});
