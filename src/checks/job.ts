import { PodView } from '../pod/pod-view';

/** The API path of the Job's spec, of a Job or inside a CronJob. */
export function jobField(pod: PodView): string {
  return pod.templateField.slice(0, -'.template'.length);
}

/** In words: `Job`, `CronJob`, or `pod` for a bare one that ends by itself. */
export function runTitle(pod: PodView): string {
  return pod.jobSpec === undefined ? 'pod' : pod.object.kind;
}

/** `"a"`, `"a" and "b"` */
export function quoted(names: readonly string[]): string {
  const all = names.map((name) => `"${name}"`);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all[all.length - 1]}`;
}
