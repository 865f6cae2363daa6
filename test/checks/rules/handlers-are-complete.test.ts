import { rule } from '../../../src/checks/rules/handlers-are-complete';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';
import { app, sidecar } from '../workloads';

const probe = (livenessProbe: object) => app({ livenessProbe });
const at = 'spec.containers[0].livenessProbe';

testRule(rule, {
  valid: {
    'every action of a probe': app({ livenessProbe: { exec: { command: ['a'] } }, readinessProbe: { httpGet: { port: 'web' } }, startupProbe: { grpc: { port: 1 } } }),
    'every action of a hook': app({ lifecycle: { postStart: { tcpSocket: { port: 1 } }, preStop: { sleep: { seconds: 1 } } } }),
    'an empty scheme is the default': probe({ httpGet: { port: 80, scheme: '' } }),
    'init containers that run to their end are not looked into': pod({ initContainers: [{ name: 'init', livenessProbe: {} }], containers: [{ name: 'app' }] }),
  },
  invalid: {
    'no action': { pod: probe({}), complaints: [{ container: 'app', field: at, message: 'container "app" has a probe or hook without an action' }] },
    'two actions, of which only the first is looked into': {
      pod: probe({ exec: { command: ['a'] }, tcpSocket: { port: 0 } }),
      complaints: [{ field: `${at}.tcpSocket`, message: 'container "app" has a probe or hook with the actions \'exec\' and \'tcpSocket\'' }],
    },
    'a hook without an action': { pod: sidecar({ lifecycle: { preStop: {} } }), complaints: [{ field: 'spec.initContainers[0].lifecycle.preStop' }] },
    'no command': { pod: probe({ exec: { command: [] } }), complaints: [{ field: `${at}.exec.command` }] },
    'no port': { pod: probe({ tcpSocket: {} }), complaints: [{ field: `${at}.tcpSocket.port`, message: 'container "app" asks a port outside 1 to 65535, got 0' }] },
    'a port out of range': { pod: probe({ grpc: { port: 65536 } }), complaints: [{ field: `${at}.grpc.port` }] },
    'a number in quotes': {
      pod: probe({ httpGet: { port: '8080' } }),
      complaints: [{ field: `${at}.httpGet.port`, message: 'container "app" asks a port whose name has no letter, got "8080"', fix: 'write the number without quotes' }],
    },
    'a name that is too long': { pod: probe({ httpGet: { port: 'much-too-long-port-name' } }), complaints: [{ field: `${at}.httpGet.port` }] },
    'an unknown scheme and a header with a space': {
      pod: probe({ httpGet: { port: 80, scheme: 'http', httpHeaders: [{ name: 'X Bad', value: '' }] } }),
      complaints: [{ field: `${at}.httpGet.scheme` }, { field: `${at}.httpGet.httpHeaders` }],
    },
  },
});
