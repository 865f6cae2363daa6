import { rule } from '../../../src/checks/rules/named-ports-exist-in-the-container';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

testRule(rule, {
  valid: {
    'a port of its own': pod({ containers: [{ name: 'app', ports: [{ name: 'web', containerPort: 80 }], livenessProbe: { httpGet: { port: 'web' } } }] }),
    'a number': pod({ containers: [{ name: 'app', livenessProbe: { tcpSocket: { port: 80 } } }] }),
    'a number in quotes is refused elsewhere': pod({ containers: [{ name: 'app', livenessProbe: { tcpSocket: { port: '80' } } }] }),
    'a name that no port can have': pod({ containers: [{ name: 'app', livenessProbe: { tcpSocket: { port: 'much-too-long-port-name' } } }] }),
    'handlers without a port': pod({ containers: [{ name: 'app', livenessProbe: { exec: { command: ['x'] } }, lifecycle: { preStop: { sleep: { seconds: 1 } } } }] }),
  },
  invalid: {
    'a startup probe of a sidecar with a port of the app': {
      pod: pod({
        initContainers: [{ name: 'proxy', restartPolicy: 'Always', startupProbe: { httpGet: { port: 'web' } } }],
        containers: [{ name: 'app', ports: [{ name: 'web', containerPort: 80 }] }],
      }),
      complaints: [{
        message: 'container "proxy" has no port named "web", so that its startup probe holds the pod back for ever, without one restart',
        fix: 'use the number 80, which is port "web" of container "app"',
        container: 'proxy',
        field: 'spec.initContainers[0].startupProbe.httpGet.port',
      }],
    },
    'a liveness probe is silently dead': {
      pod: pod({ containers: [{ name: 'app', ports: [{ name: 'http', containerPort: 80 }], livenessProbe: { tcpSocket: { port: 'htp' } } }] }),
      complaints: [{ message: 'container "app" has no port named "htp", so that its liveness probe never restarts it', fix: 'use "http", or a number' }],
    },
    'hooks, each with its own consequence': {
      pod: pod({ containers: [{ name: 'app', lifecycle: { postStart: { httpGet: { port: 'a' } }, preStop: { httpGet: { port: 'b' } } } }] }),
      complaints: [
        { message: 'container "app" has no port named "a", so that its postStart hook fails and the container is killed at every start' },
        { message: 'container "app" has no port named "b", so that its preStop hook is skipped', fix: 'declare the port in the same container, or use its number' },
      ],
    },
  },
});
