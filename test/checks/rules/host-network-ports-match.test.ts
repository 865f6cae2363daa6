import { rule } from '../../../src/checks/rules/host-network-ports-match';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';
import { podWith } from '../workloads';

const onHost = (port: object) => podWith({ hostNetwork: true, containers: [{ name: 'app', ports: [port] }] });

testRule(rule, {
  valid: {
    'equal ports': onHost({ containerPort: 80, hostPort: 80 }),
    'no host port': onHost({ containerPort: 80 }),
    'other ports on the pod\'s own network': podWith({ containers: [{ name: 'app', ports: [{ containerPort: 80, hostPort: 81 }] }] }),
    'sidecars, which the server does not look into': pod({
      hostNetwork: true,
      initContainers: [{ name: 'proxy', restartPolicy: 'Always', ports: [{ containerPort: 80, hostPort: 81 }] }],
      containers: [{ name: 'app' }],
    }),
  },
  invalid: {
    'another host port': {
      pod: onHost({ containerPort: 80, hostPort: 81 }),
      complaints: [{
        container: 'app',
        field: 'spec.containers[0].ports[0].hostPort',
        message: 'container "app" has another host port than its port 80 on the host\'s network, got 81',
      }],
    },
  },
});
