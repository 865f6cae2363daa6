import { rule } from '../../../src/checks/rules/handlers-leave-the-host-out';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const containers = (host: string) => [{ name: 'app', livenessProbe: { httpGet: { port: 80, host } }, lifecycle: { preStop: { httpGet: { port: 80, host } } } }];

testRule(rule, {
  valid: {
    'no host': pod({ containers: [{ name: 'app', livenessProbe: { tcpSocket: { port: 80 } } }] }),
    'an empty one': pod({ containers: containers('') }),
    'the node\'s network': pod({ hostNetwork: true, containers: containers('127.0.0.1') }),
    'another host before 1.34': pod({ containers: containers('example.com') }, '1.33'),
  },
  invalid: {
    'loopback, in any version': {
      pod: pod({ containers: containers('127.0.0.1') }, '1.29'),
      complaints: [
        {
          message: 'container "app" has a liveness probe that asks the node instead of the container, got host "127.0.0.1"',
          field: 'spec.containers[0].livenessProbe.httpGet.host',
          container: 'app',
        },
        { field: 'spec.containers[0].lifecycle.preStop.httpGet.host' },
      ],
    },
    'another host from 1.34 on': {
      pod: pod({ containers: [{ name: 'app', livenessProbe: { tcpSocket: { port: 80, host: 'example.com' } } }] }, '1.34'),
      complaints: [{
        severity: 'warning',
        message: 'container "app" has a liveness probe with a host, which Pod Security refuses from 1.34 on, got "example.com"',
        field: 'spec.containers[0].livenessProbe.tcpSocket.host',
      }],
    },
  },
});
