import { rule } from '../../../src/checks/rules/known-sidecars-are-native';
import { ContainerSpec } from '../../../src/pod/manifest';
import { pod, viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';

const logs: ContainerSpec = { name: 'logs', image: 'fluent/fluent-bit:5.1.1' };
const app: ContainerSpec = { name: 'app', image: 'app' };

testRule(rule, {
  valid: {
    'a proxy that a mesh injects, of which another rule speaks': pod({ containers: [{ name: 'app' }] }, '1.36', { labels: { 'sidecar.istio.io/inject': 'true' }, annotations: { 'sidecar.istio.io/nativeSidecar': 'false' } }),
    'a native sidecar': pod({ initContainers: [{ ...logs, restartPolicy: 'Always' }], containers: [app, { ...app, name: 'b' }] }),
    'a product alone': pod({ containers: [logs] }),
    'products only': pod({ containers: [logs, { name: 'reload', image: 'ghcr.io/jimmidyson/configmap-reload:v0.15.0' }] }),
    'a DaemonSet': viewOf({ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'x' }, spec: { template: { spec: { containers: [logs, app] } } } }),
    'a cluster without native sidecars': pod({ containers: [app, logs] }, '1.28'),
    'an ingress proxy may be either': pod({ containers: [app, { name: 'auth', image: 'quay.io/brancz/kube-rbac-proxy:v0.22.1' }] }),
  },
  invalid: {
    'a log shipper beside the app': {
      pod: pod({ containers: [app, logs] }),
      complaints: [{
        message: 'container "logs" is Fluent Bit as a main container, which starts and stops together with the app', container: 'logs', field: 'spec.containers[1]',
      }],
    },
  },
});
