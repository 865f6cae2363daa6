import { DraftPod } from './draft-pod';

/** What `kubectl logs` and `kubectl exec` take when no container is named (https://kubernetes.io/docs/reference/labels-annotations-taints/). */
export const DEFAULT_CONTAINER_ANNOTATION = 'kubectl.kubernetes.io/default-container';

export function nameDefaultContainer(pod: DraftPod): void {
  const main = pod.mains[0].name!;
  if (pod.annotations?.[DEFAULT_CONTAINER_ANNOTATION] === undefined) {
    pod.annotate(DEFAULT_CONTAINER_ANNOTATION, main);
    pod.changed('default-container-is-a-main', `${pod.metadataField}.annotations[${DEFAULT_CONTAINER_ANNOTATION}]`,
      `kubectl logs and exec take "${main}" when no container is named`);
  }
}
