import { rule } from '../../../src/checks/rules/init-containers-come-before-redirection';
import { ContainerSpec } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const image = 'istio/proxyv2:1.30.3';
const redirect: ContainerSpec = { name: 'istio-init', image, args: ['istio-iptables'] };
const proxy: ContainerSpec = { name: 'istio-proxy', image, args: ['proxy', 'sidecar'] };
const migrate: ContainerSpec = { name: 'migrate' };
const app: ContainerSpec = { name: 'app' };

testRule(rule, {
  valid: {
    'the redirection is last': pod({ initContainers: [migrate, redirect], containers: [app, proxy] }),
    'a native proxy': pod({ initContainers: [redirect, { ...proxy, restartPolicy: 'Always' }, migrate], containers: [app] }),
    'the proxy\'s own user': pod({ initContainers: [redirect, { ...migrate, securityContext: { runAsUser: 1337 } }], containers: [app, proxy] }),
    'more of the mesh': pod({ initContainers: [redirect, { name: 'enable-core-dump', image, command: ['/bin/sh'] }], containers: [app, proxy] }),
    'an app that is a proxy itself, beside a native one': pod({
      initContainers: [redirect, { ...proxy, restartPolicy: 'Always' }, migrate], containers: [{ name: 'envoy', image: 'envoyproxy/envoy:v1.31.0' }],
    }),
    'no mesh': pod({ initContainers: [migrate, { name: 'x' }], containers: [app] }),
  },
  invalid: {
    'a migration after the redirection': {
      pod: pod({ initContainers: [redirect, migrate], containers: [app, proxy] }),
      complaints: [{
        message: 'container "migrate" runs without a network: "istio-init" redirects its traffic to "istio-proxy", which starts later, as a main container',
        container: 'migrate',
        field: 'spec.initContainers[1]',
        related: ['spec.containers[1]'],
      }],
    },
    'a sidecar too': { pod: pod({ initContainers: [redirect, { ...migrate, restartPolicy: 'Always' }], containers: [app, proxy] }), complaints: [{ container: 'migrate' }] },
  },
});
