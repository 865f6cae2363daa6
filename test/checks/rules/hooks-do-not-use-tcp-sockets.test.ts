import { rule } from '../../../src/checks/rules/hooks-do-not-use-tcp-sockets';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

testRule(rule, {
  valid: {
    'a probe may use one': pod({ containers: [{ name: 'app', startupProbe: { tcpSocket: { port: 80 } } }] }),
    'another handler': pod({ containers: [{ name: 'app', lifecycle: { preStop: { sleep: { seconds: 1 } }, postStart: { httpGet: { port: 80 } } } }] }),
  },
  invalid: {
    'both hooks': {
      pod: pod({ containers: [{ name: 'app', lifecycle: { postStart: { tcpSocket: { port: 80 } }, preStop: { tcpSocket: { port: 80 } } } }] }),
      complaints: [{
        message: 'container "app" has a tcpSocket handler in postStart, which no kubelet can run, so that it is killed at every start',
        fix: 'use a startupProbe with tcpSocket instead',
        field: 'spec.containers[0].lifecycle.postStart.tcpSocket',
      }, {
        message: 'container "app" has a tcpSocket handler in preStop, which no kubelet can run, so that nothing happens before SIGTERM',
        field: 'spec.containers[0].lifecycle.preStop.tcpSocket',
      }],
    },
  },
});
