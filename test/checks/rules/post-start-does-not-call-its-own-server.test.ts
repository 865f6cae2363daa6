import { rule } from '../../../src/checks/rules/post-start-does-not-call-its-own-server';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const postStart = { lifecycle: { postStart: { httpGet: { path: '/x', port: 80 } } } };
const ports = [{ containerPort: 80 }];

testRule(rule, {
  valid: {
    'a port that is not known to be its own': pod({ containers: [{ name: 'app', ...postStart }] }),
    'an earlier sidecar listens there': pod({ initContainers: [{ name: 'x', restartPolicy: 'Always', ports }], containers: [{ name: 'app', ports, ...postStart }] }),
    'another host': pod({ containers: [{ name: 'app', ports, lifecycle: { postStart: { httpGet: { port: 80, host: 'example.com' } } } }] }),
    'preStop is another matter': pod({ containers: [{ name: 'app', ports, lifecycle: { preStop: { httpGet: { port: 80 } } } }] }),
  },
  invalid: {
    'a port that it declares': {
      pod: pod({ containers: [{ name: 'app', ports, ...postStart }] }),
      complaints: [{
        message: 'container "app" calls its own server at port 80 in postStart, once and right after the start',
        container: 'app',
        field: 'spec.containers[0].lifecycle.postStart.httpGet',
      }],
    },
    'a port where it is probed, although a later container has it as well': {
      pod: pod({ containers: [{ name: 'app', readinessProbe: { tcpSocket: { port: 80 } }, ...postStart }, { name: 'late', ports }] }),
      complaints: [{ container: 'app' }],
    },
  },
});
