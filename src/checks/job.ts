import { ContainerView, PodView } from '../pod/pod-view';

/** The API path of the Job's spec, of a Job or inside a CronJob. */
export function jobField(pod: PodView): string {
  return pod.templateField.slice(0, -'.template'.length);
}

/** In words: `Job`, `CronJob`, or `pod` for a bare one that ends by itself. */
export function runTitle(pod: PodView): string {
  return pod.jobSpec === undefined ? 'pod' : pod.object.kind;
}

/** The sidecars that hold the main containers back until they have started, which they may never do. */
export function sidecarGates(pod: PodView): ContainerView[] {
  return pod.sidecars.filter(({ implicit, spec }) => !implicit && (spec.startupProbe || spec.lifecycle?.postStart));
}

/** `"a"`, `"a" and "b"` */
export function quoted(names: readonly string[]): string {
  const all = names.map((name) => `"${name}"`);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all[all.length - 1]}`;
}
