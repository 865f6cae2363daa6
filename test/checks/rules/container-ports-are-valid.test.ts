import { rule } from '../../../src/checks/rules/container-ports-are-valid';
import { testRule } from '../rule-table';
import { app, sidecar } from '../workloads';

testRule(rule, {
  valid: {
    'named ports of every protocol': app({ ports: [{ name: 'dns', containerPort: 53, protocol: 'UDP' }, { name: 'dns-tcp', containerPort: 53 }] }),
    'the bounds': app({ ports: [{ containerPort: 1, hostPort: 65535 }] }),
    'a name of 15 characters': app({ ports: [{ name: 'a2345678901234b', containerPort: 1 }] }),
    'an empty name and protocol are none': app({ ports: [{ name: '', containerPort: 1, protocol: '' }] }),
  },
  invalid: {
    'no number': {
      pod: app({ ports: [{}] }),
      complaints: [{ field: 'spec.containers[0].ports[0].containerPort', message: 'container "app" has a port outside 1 to 65535, got 0' }],
    },
    'numbers out of range': {
      pod: sidecar({ ports: [{ containerPort: 65536, hostPort: -1 }] }),
      complaints: [{ field: 'spec.initContainers[0].ports[0].containerPort' }, { field: 'spec.initContainers[0].ports[0].hostPort' }],
    },
    'a protocol in lower case': {
      pod: app({ ports: [{ containerPort: 1, protocol: 'tcp' }] }),
      complaints: [{ field: 'spec.containers[0].ports[0].protocol', message: 'container "app" has a port with an unknown protocol, got "tcp"' }],
    },
    'one name twice in a container': {
      pod: app({ ports: [{ name: 'web', containerPort: 1 }, { name: 'web', containerPort: 2 }] }),
      complaints: [{ field: 'spec.containers[0].ports[1].name', message: 'container "app" has two ports of one name, got "web"' }],
    },
    'names of a wrong form': {
      pod: app({ ports: ['Http', '8080', 'a--b', '-a', 'a234567890123456'].map((name, i) => ({ name, containerPort: i + 1 })) }),
      complaints: [0, 1, 2, 3, 4].map((i) => ({ field: `spec.containers[0].ports[${i}].name` })),
    },
  },
});
