import { Neighbours } from '../../../src/checks/rule';
import { rule } from '../../../src/checks/rules/sidecars-keep-the-pod-restricted';
import { PodSpec, SecurityContext } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const own: SecurityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
const ofPod: SecurityContext = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
const withSidecar = (securityContext?: SecurityContext, rest: PodSpec = {}) => pod({
  securityContext: ofPod, initContainers: [{ name: 'side', restartPolicy: 'Always', securityContext }], containers: [{ name: 'app', securityContext: own }], ...rest,
}, '1.36', { namespace: 'shop' });
const namespace = (enforce: string, name = 'shop'): Neighbours => ({
  ofKind: () => [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': enforce } } }],
});

testRule(rule, {
  valid: {
    'a sidecar that keeps it as well': withSidecar(own),
    'binding low ports is allowed': withSidecar({ ...own, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } }),
    'an app that does not keep it': withSidecar(undefined, { containers: [{ name: 'app' }] }),
    'Windows': withSidecar(undefined, { os: { name: 'windows' } }),
    'a namespace with another standard, and a lax app': [withSidecar(undefined, { containers: [{ name: 'app' }] }), namespace('baseline')],
    'the standard of another namespace, and a lax app': [withSidecar(undefined, { containers: [{ name: 'app' }] }), namespace('restricted', 'other')],
  },
  invalid: {
    'a sidecar without a security context': {
      pod: withSidecar(),
      complaints: [{
        message: 'container "side" does not keep the Pod Security Standard "restricted" that the main containers keep, missing allowPrivilegeEscalation: false, capabilities.drop: [ALL]',
        severity: 'warning',
        container: 'side',
        field: 'spec.initContainers[0]',
      }],
    },
    'a sidecar that asks for more': {
      pod: withSidecar({ ...own, runAsNonRoot: false, runAsUser: 0, privileged: true, capabilities: { drop: ['ALL'], add: ['NET_ADMIN'] } }),
      complaints: [{
        message: 'container "side" does not keep the Pod Security Standard "restricted" that the main containers keep, ' +
          'missing privileged: false, no capability NET_ADMIN, runAsNonRoot: true, a runAsUser other than 0',
        field: 'spec.initContainers[0].securityContext',
      }],
    },
    'a namespace that enforces it': {
      pod: withSidecar(own, { containers: [{ name: 'app' }] }),
      others: namespace('restricted'),
      complaints: [{ severity: 'error', container: 'app' }],
    },
  },
});
