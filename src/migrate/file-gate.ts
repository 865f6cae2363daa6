import { Gate } from './health-probe';
import { waitOf } from './shell/recognise';
import { mountAt } from '../checks/mounts';
import { ContainerView, PodView } from '../pod/pod-view';
import { ProductUse } from '../pod/products/catalogue';
import { scriptOf } from '../pod/shell/script-of';
import { parseStatements } from '../pod/shell/statements';

/** A startup probe that looks for the file that a main waits for in its script: what the sidecar writes, such as a secret. */
export function fileGate(pod: PodView, sidecar: ContainerView, product: ProductUse | undefined): Gate | undefined {
  if (product?.shell !== true) {
    return undefined;
  }
  for (const main of pod.mains.filter((candidate) => candidate.name !== sidecar.name)) {
    for (const { text } of parseStatements(scriptOf(main.spec)?.text ?? '') ?? []) {
      const path = waitOf(text)?.path;
      const own = path === undefined ? undefined : sharedPath(main, path, sidecar);
      if (own !== undefined) {
        return { probe: { exec: { command: ['test', '-e', own] }, periodSeconds: 1, failureThreshold: 60 }, from: `that looks for ${own}, which "${main.name}" waits for` };
      }
    }
  }
  return undefined;
}

/** The path under which another container has the file at a container's path, in a volume that it can write. */
export function sharedPath(from: ContainerView, path: string, to: ContainerView): string | undefined {
  const mount = mountAt(from, path);
  const other = to.spec.volumeMounts?.find((candidate) => mount !== undefined && candidate.name === mount.name && candidate.readOnly !== true);
  if (!mount?.mountPath || !other?.mountPath || mount.subPath !== other.subPath) {
    return undefined;
  }
  return trim(other.mountPath) + path.slice(trim(mount.mountPath).length);
}

function trim(path: string): string {
  return path.replace(/\/+$/, '');
}
