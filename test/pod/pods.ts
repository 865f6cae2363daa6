import { parseKubernetesVersion } from '../../src/pod/kubernetes-version';
import { ContainerSpec, Manifest, PodSpec } from '../../src/pod/manifest';
import { PodView } from '../../src/pod/pod-view';
import { readPod } from '../../src/pod/read-pod';

/** A view of any workload's manifest. */
export function viewOf(manifest: Manifest, version = '1.36'): PodView {
  return readPod(manifest, parseKubernetesVersion(version))!;
}

/** A Pod named "pod" with the given spec; containers without an image get one. */
export function pod(spec: PodSpec, version = '1.36', metadata: object = {}): PodView {
  const withImages = (list?: readonly ContainerSpec[]) => list?.map((c) => ({ image: 'registry.acme.io/app:1.0', ...c }));
  return viewOf({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pod', ...metadata },
    spec: { ...spec, containers: withImages(spec.containers), initContainers: withImages(spec.initContainers) },
  }, version);
}
