import { ContainerView, PodView } from './pod-view';

/** A duration in seconds and where it is from. */
export interface Known {
  /** `Infinity` for a drain that never ends: the container ignores SIGTERM. */
  readonly seconds: number;
  /** `manifest`: read from a hook. `annotation`: `cdk8s-sidecars/lifecycle`. `product`: what the known sidecar does. */
  readonly source: 'manifest' | 'annotation' | 'product';
}

/** How long the phases of a container's life take. An absent key is unknown: it is shown as such and counts as 0. */
export interface Timing {
  /** Of the preStop hook; 0 where there is none. */
  readonly preStop?: Known;
  /** Of the postStart hook; 0 where there is none. */
  readonly postStart?: Known;
  /** From SIGTERM to exit. */
  readonly drain?: Known;
  /** From the container's start until its startup probe would succeed. */
  readonly startup?: Known;
  /** How long a classic init container, or a main of a Job, runs. */
  readonly run?: Known;
}

/** What is known of a container's durations: the annotation first, then the manifest, then the product. */
export function timingOf(_pod: PodView, _container: ContainerView): Timing {
  return {};
}
