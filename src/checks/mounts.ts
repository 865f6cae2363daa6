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
  for (const mount of container.spec.volumeMounts ?? []) {
    const at = mount.mountPath?.replace(/\/+$/, '') ?? '';
    if ((path === at || path.startsWith(`${at}/`)) && at.length >= (best?.mountPath?.replace(/\/+$/, '').length ?? 0)) {
      best = mount;
    }
  }
  return best;
}
