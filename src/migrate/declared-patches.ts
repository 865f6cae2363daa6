import { basename, dirname, join } from 'node:path';
import { Target, targetOf } from './target';

export interface DeclaredPatch {
  readonly file: string;
  /** What the patch is applied to, where that is said beside it. */
  readonly target?: Target;
}

/** The files that a Kustomization names as patches, by the same path as the Kustomization's own. */
export function declaredPatchesIn(value: unknown, where: string): DeclaredPatch[] {
  const { kind, patches, patchesStrategicMerge } = (value ?? {}) as { readonly [key: string]: unknown };
  // a kustomization.yaml need not say its kind
  if (kind !== 'Kustomization' && kind !== 'Component' && !/^kustomization(\.ya?ml)?$/i.test(basename(where))) {
    return [];
  }
  const inFolder = (path: string) => join(dirname(where), path);
  return [
    ...listOf(patches).filter((patch) => typeof patch?.path === 'string').map((patch) => ({ file: inFolder(patch.path), target: targetOf(patch) })),
    ...listOf(patchesStrategicMerge).filter((path) => typeof path === 'string' && !path.includes('\n')).map((path) => ({ file: inFolder(path) })),
  ];
}

function listOf(value: unknown): readonly any[] {
  return Array.isArray(value) ? value : [];
}
