import { DEFAULT_KUBERNETES_VERSION } from '../pod/kubernetes-version';
import { Manifest } from '../pod/manifest';
import { readPod } from '../pod/read-pod';
import { show } from '../pod/show';

/** Why nothing can be added to a pod, if the reason is the type of a value in it. Rules say of every such value which type it should have. */
export function wrongTypeIn(manifest: Manifest): string | undefined {
  for (const problem of readPod(manifest, DEFAULT_KUBERNETES_VERSION)?.shape ?? []) {
    if (problem.kind === 'type') {
      return `nothing can be added to the pod while a value in it has the wrong type, got ${show(problem.value)} at "${problem.field}"; correct that first`;
    }
  }
  return undefined;
}
