import { KubernetesVersion } from './kubernetes-version';
import { Manifest } from './manifest';
import { locatePod, objectRef, PodView } from './pod-view';

/** The pod of a workload as the API server of a version would keep it; undefined for an object without a pod. */
export function readPod(manifest: Manifest, version: KubernetesVersion): PodView | undefined {
  const at = locatePod(manifest);
  return at && new PodView(manifest, objectRef(manifest), version, at.templateField, at.field, at.template.metadata ?? {}, at.template.spec ?? {});
}
