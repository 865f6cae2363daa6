import { findLegacySidecars } from './find';
import { MigrateOptions } from './options';
import { Manifest } from '../pod/manifest';
import { readPod } from '../pod/read-pod';

const MESHES = /^(?:sidecar\.istio\.io\/inject|proxy\.istio\.io\/config|linkerd\.io\/inject)$/;

/** Whether there may be something to migrate in an object: whatever is not concerned needs no look at its text. */
export function concernsMigration(manifest: Manifest, { version, sidecars }: MigrateOptions): boolean {
  const pod = readPod(manifest, version);
  if (!pod) {
    return false;
  }
  const { labels, annotations } = pod.metadata;
  return pod.sidecars.length > 0 || findLegacySidecars(pod, sidecars).length > 0
    || Object.keys({ ...labels, ...annotations }).some((key) => MESHES.test(key));
}
