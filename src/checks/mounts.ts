import { Volume, VolumeMount } from '../pod/manifest';
import { ContainerView, PodView } from '../pod/pod-view';

/** A volume of the pod that a container mounts, with its mount. */
export interface Mounted {
  readonly volume: Volume;
  readonly mount: VolumeMount;
  readonly field: string;
}

/** Volumes that nobody in the pod writes. */
const READ_ONLY_SOURCES = ['configMap', 'secret', 'projected', 'downwardAPI', 'image'] as const;

/** The volumes that a container mounts, as far as the pod declares them. */
export function mountsOf(pod: PodView, container: ContainerView): Mounted[] {
  const found: Mounted[] = [];
  container.spec.volumeMounts?.forEach((mount, i) => {
    const volume = pod.spec.volumes?.find((v) => v.name === mount.name);
    if (volume) {
      found.push({ volume, mount, field: `${container.field}.volumeMounts[${i}]` });
    }
  });
  return found;
}

/** Those of a container's mounts whose files a main container can write. */
export function sharedFiles(pod: PodView, container: ContainerView): Mounted[] {
  return mountsOf(pod, container).filter(({ volume }) => isWritable(volume)
    && pod.mains.some((main) => main !== container && main.spec.volumeMounts?.some((mount) => mount.name === volume.name && !mount.readOnly)));
}

export function isWritable(volume: Volume): boolean {
  return !READ_ONLY_SOURCES.some((source) => volume[source] !== undefined);
}

/** The mount that a path of a container lies in: the longest one; undefined for a path of the image. */
export function mountAt(container: ContainerView, path: string): VolumeMount | undefined {
  let best: VolumeMount | undefined;
  let longest = -1;
  for (const mount of container.spec.volumeMounts ?? []) {
    const at = withoutSlash(mount.mountPath ?? '');
    if (mount.mountPath && at.length > longest && path.startsWith(at) && (path.length === at.length || path[at.length] === '/')) {
      best = mount;
      longest = at.length;
    }
  }
  return best;
}

export function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
