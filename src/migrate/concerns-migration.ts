import { findLegacySidecars } from './find';
import { MigrateOptions } from './options';
import { Manifest } from '../pod/manifest';
import { readPod } from '../pod/read-pod';

/** Whether there may be something to migrate in an object: whatever is not concerned needs no look at its text. */
export function concernsMigration(manifest: Manifest, { version, sidecars }: MigrateOptions): boolean {
  const pod = readPod(manifest, version);
  if (!pod) {
    return false;
  }
  return pod.sidecars.length > 0 || findLegacySidecars(pod, sidecars).length > 0
    || pod.injections.length > 0 || pod.metadata.annotations?.['proxy.istio.io/config'] !== undefined;
}
