import { ContainerView, PodView } from '../pod/pod-view';

/**
 * What a container lacks for the Pod Security Standard "restricted", in words; empty when it passes
 * (https://kubernetes.io/docs/concepts/security/pod-security-standards/). Volumes, host namespaces and the like are the pod's matter.
 */
export function restrictedGaps(pod: PodView, container: ContainerView): string[] {
  const own = container.spec.securityContext ?? {};
  const ofPod = pod.spec.securityContext ?? {};
  const gaps: string[] = [];
  if (own.privileged) {
    gaps.push('privileged: false');
  }
  if (own.allowPrivilegeEscalation !== false) {
    gaps.push('allowPrivilegeEscalation: false');
  }
  if (!own.capabilities?.drop?.includes('ALL')) {
    gaps.push('capabilities.drop: [ALL]');
  }
  const added = own.capabilities?.add?.filter((capability) => capability !== 'NET_BIND_SERVICE') ?? [];
  if (added.length > 0) {
    gaps.push(`no capability ${added.join(', ')}`);
  }
  if (!(own.runAsNonRoot ?? ofPod.runAsNonRoot)) {
    gaps.push('runAsNonRoot: true');
  }
  if (own.runAsUser === 0) {
    gaps.push('a runAsUser other than 0');
  }
  const seccomp = (own.seccompProfile ?? ofPod.seccompProfile)?.type;
  if (seccomp !== 'RuntimeDefault' && seccomp !== 'Localhost') {
    gaps.push('seccompProfile.type: RuntimeDefault');
  }
  return gaps;
}
