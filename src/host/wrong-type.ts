import { DEFAULT_KUBERNETES_VERSION } from '../pod/kubernetes-version';
import { Manifest } from '../pod/manifest';
import { readPod } from '../pod/read-pod';
import { show } from '../pod/show';

/**
 * Why nothing can be added to a pod: the type of a value in it. Rules say of every such value which type it should have.
 *
 * @param error what came of it
 * @throws that very error when every value has the right type
 */
export function wrongTypeIn(manifest: Manifest, error: Error): string {
  for (const problem of readPod(manifest, DEFAULT_KUBERNETES_VERSION)?.shape ?? []) {
    if (problem.kind === 'type') {
      return `nothing can be added to the pod while a value in it has the wrong type, got ${show(problem.value)} at "${problem.field}"; correct that first`;
    }
  }
  throw error;
}
