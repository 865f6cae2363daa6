import { insertBefore } from './draft-pod';
import { Change } from './outcome';
import { Manifest } from '../pod/manifest';
import { locatePod } from '../pod/pod-view';

/** Moves what a patch says of containers to where the containers are now. */
export function movePatch(manifest: Manifest, names: readonly string[]): Change[] {
  if (names.length === 0) {
    return [];
  }
  const { templateField, template } = locatePod(manifest)!;
  const spec = template.spec as any;
  const moved: any[] = spec.containers.filter((container: any) => names.includes(container.name));
  const changes = moved.map((container): Change => ({
    rule: 'known-sidecars-are-native',
    message: 'is patched under "initContainers", where it is now',
    container: container.name,
    field: `${templateField === '' ? '' : `${templateField}.`}spec.containers[${spec.containers.indexOf(container)}]`,
  }));
  const rest = spec.containers.filter((container: any) => !moved.includes(container));
  if (spec.initContainers) {
    spec.initContainers.push(...moved);
  } else {
    insertBefore(spec, 'containers', 'initContainers', moved);
  }
  if (rest.length > 0) {
    spec.containers.splice(0, Infinity, ...rest);
  } else {
    delete spec.containers;
  }
  return changes;
}
