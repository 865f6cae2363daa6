import { rule } from '../../../src/checks/rules/mesh-proxy-starts-first';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const containers = [{ name: 'app' }];
const proxy = { name: 'istio-proxy', image: 'istio/proxyv2:1.30.3', args: ['proxy', 'sidecar'], restartPolicy: 'Always' };
const redirection = { name: 'istio-init', image: 'istio/proxyv2:1.30.3', args: ['istio-iptables'] };
const logs = { name: 'logs', restartPolicy: 'Always' };
const migrate = { name: 'migrate' };

testRule(rule, {
  valid: {
    'no mesh': pod({ containers, initContainers: [logs, migrate] }),
    'behind the redirection, and before all else': pod({ containers, initContainers: [redirection, proxy, logs, migrate] }),
    'an init container that is over before the traffic is redirected': pod({ containers, initContainers: [migrate, redirection, proxy] }),
    'an injected proxy, which the injector puts first': pod({ containers, initContainers: [logs] }, '1.36', { labels: { 'sidecar.istio.io/inject': 'true' } }),
    'a proxy that is a main container': pod({ containers: [...containers, { ...proxy, restartPolicy: undefined }], initContainers: [logs] }),
    'an Envoy, which is no mesh': pod({ containers, initContainers: [logs, { name: 'envoy', image: 'envoyproxy/envoy:v1.37.0', restartPolicy: 'Always' }] }),
  },
  invalid: {
    'a sidecar in front': {
      pod: pod({ containers, initContainers: [logs, redirection, proxy] }),
      complaints: [{
        message: 'container "logs" starts before "istio-proxy", and outlives it',
        fix: 'move "istio-proxy" in front of "logs" in initContainers',
        container: 'logs',
        field: 'spec.initContainers[0]',
        related: ['spec.initContainers[2]'],
      }],
    },
    'an init container between redirection and proxy': {
      pod: pod({ containers, initContainers: [redirection, migrate, proxy] }),
      complaints: [{ message: 'container "migrate" starts before "istio-proxy", after the traffic has been redirected to it' }],
    },
  },
});
