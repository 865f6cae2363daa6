import { Size } from 'cdk8s';
import { RenderedPod } from '../../host/rendered-pod';

/** A container's directory of log files, and where the sidecar sees it. */
export interface SharedDirectory {
  readonly container: string;
  readonly path: string;
  readonly sidecarPath: string;
  readonly volume: string;
  readonly sizeLimit: Size;
}

/**
 * Lets the sidecar read a container's log directory: the volume that the container has there, else an empty directory for
 * the two. A container that does not exist becomes an error.
 */
export function shareLogs(pod: RenderedPod, sidecar: string, { container, path, sidecarPath, volume, sizeLimit }: SharedDirectory): void {
  const own = pod.container(container)?.volumeMounts?.find((mount: any) => mount?.mountPath?.replace(/\/+$/, '') === path);
  if (!own) {
    pod.addVolume({ emptyDir: { sizeLimit: `${sizeLimit.toMebibytes()}Mi` }, name: volume });
    pod.mount(container, { mountPath: path, name: volume });
    pod.mount(sidecar, { mountPath: sidecarPath, name: volume, readOnly: true });
    return;
  }
  if (own.readOnly) {
    pod.errors.push(`container "${container}" cannot write log files to "${path}", got a read-only mount of volume "${own.name}"; ` +
      'mount it without readOnly');
  }
  if (own.subPathExpr) {
    pod.errors.push(`container "${container}" has log files in a directory that container "${sidecar}" cannot name, ` +
      `got 'subPathExpr' "${own.subPathExpr}"; use 'subPath', or give the whole volume`);
  }
  pod.mount(sidecar, { mountPath: sidecarPath, name: own.name, readOnly: true, ...(own.subPath ? { subPath: own.subPath } : {}) });
}
