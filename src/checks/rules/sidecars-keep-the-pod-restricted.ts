import { PodView } from '../../pod/pod-view';
import { Complaint } from '../finding';
import { restrictedGaps } from '../pod-security';
import { Neighbours, Rule } from '../rule';

const ENFORCE_LABEL = 'pod-security.kubernetes.io/enforce';

export const rule: Rule = {
  id: 'sidecars-keep-the-pod-restricted',
  category: 'security',
  severity: 'warning',
  title: 'Hold sidecars and init containers to the standard that the app keeps',
  why: 'Pod Security looks at every container, init containers and sidecars included: in a namespace that enforces "restricted" one lax sidecar keeps the whole pod out. ' +
    'allowPrivilegeEscalation and capabilities have to be set on each container, runAsNonRoot and seccompProfile may be set on the pod ' +
    '(https://kubernetes.io/docs/concepts/security/pod-security-standards/).',
  fix: 'add what is missing to the container\'s securityContext',
  bad: `
    securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
    initContainers:
      - {name: proxy, image: proxy, restartPolicy: Always}
    containers:
      - {name: app, image: app, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}`,
  good: `
    securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
    initContainers:
      - {name: proxy, image: proxy, restartPolicy: Always, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}
    containers:
      - {name: app, image: app, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}`,
  acknowledge: 'When the namespace does not enforce the standard. The rule speaks where every main container keeps it, and as an error where a Namespace of the same input ' +
    'enforces it; else it is silent.',
  reads: ['Namespace'],
  concerns: (pod) => pod.sidecars.length > 0 || pod.classics.length > 0,

  run(pod, others) {
    if (pod.inits.length === 0 || pod.spec.os?.name === 'windows') {
      return [];
    }
    const enforced = isEnforced(pod, others);
    if (!enforced && !pod.mains.every((main) => restrictedGaps(pod, main).length === 0)) {
      return [];
    }
    return (enforced ? pod.containers : pod.containers.filter((c) => c.kind !== 'main')).flatMap((container): Complaint[] => {
      const gaps = restrictedGaps(pod, container);
      return gaps.length === 0 ? [] : [{
        message: `container "${container.name}" does not keep the Pod Security Standard "restricted" that the ${enforced ? 'namespace enforces' : 'main containers keep'}, missing ${gaps.join(', ')}`,
        severity: enforced ? 'error' : 'warning',
        container: container.name,
        field: container.spec.securityContext ? `${container.field}.securityContext` : container.field,
      }];
    });
  },
};

function isEnforced(pod: PodView, others: Neighbours): boolean {
  const name = pod.object.namespace ?? 'default';
  return others.ofKind('Namespace').some(({ metadata }) => metadata?.name === name && metadata.labels?.[ENFORCE_LABEL] === 'restricted');
}
