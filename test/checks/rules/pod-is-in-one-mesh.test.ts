import { rule } from '../../../src/checks/rules/pod-is-in-one-mesh';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const containers = [{ name: 'app' }];
const labels = { 'sidecar.istio.io/inject': 'true' };
const linkerd = { name: 'linkerd-proxy', image: 'cr.l5d.io/linkerd/proxy:edge-26.5.2', restartPolicy: 'Always' };

testRule(rule, {
  valid: {
    'no mesh': pod({ containers }),
    'one mesh': pod({ containers }, '1.36', { labels }),
    'one mesh, injected already': pod({ containers, initContainers: [linkerd] }, '1.36', { annotations: { 'linkerd.io/inject': 'enabled' } }),
    'an Envoy of its own beside the mesh': pod({ containers, initContainers: [{ name: 'edge', image: 'envoyproxy/envoy:distroless-v1.37.0', restartPolicy: 'Always' }] }, '1.36', { labels }),
    'opted out of one of them': pod({ containers }, '1.36', { labels, annotations: { 'linkerd.io/inject': 'disabled' } }),
  },
  invalid: {
    'both are asked to inject': {
      pod: pod({ containers }, '1.36', { labels, annotations: { 'linkerd.io/inject': 'enabled' } }),
      complaints: [{
        message: 'container "linkerd-proxy" puts the pod into Linkerd (annotation linkerd.io/inject), which is in Istio already (label sidecar.istio.io/inject)',
        container: 'linkerd-proxy',
        field: 'metadata.annotations[linkerd.io/inject]',
        related: ['metadata.labels[sidecar.istio.io/inject]'],
      }],
    },
    'one is injected already': {
      pod: pod({ containers, initContainers: [linkerd] }, '1.36', { labels }),
      complaints: [{ message: 'container "linkerd-proxy" puts the pod into Linkerd (container "linkerd-proxy"), which is in Istio already (label sidecar.istio.io/inject)' }],
    },
  },
});
