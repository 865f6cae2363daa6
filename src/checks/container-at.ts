import { ContainerView, PodView } from '../pod/pod-view';

/** The container that an API path leads into; undefined for a path outside of containers. */
export function containerAt(pod: PodView, field: string): ContainerView | undefined {
  return pod.containers.find((container) => field.startsWith(container.field) && /^($|\.)/.test(field.slice(container.field.length)));
}
