import { parseAllDocuments } from 'yaml';
import { Target, targetOf } from './target';
import { Manifest } from '../pod/manifest';
import { locatePod } from '../pod/pod-view';

export interface InlinePatch {
  readonly patch: Manifest;
  /** What the patch is applied to, where that is said beside it. */
  readonly target?: Target;
}

/** The strategic merge patches that stand as texts in a value, such as a Kustomization. */
export function inlinePatchesIn(value: unknown): InlinePatch[] {
  const patches: InlinePatch[] = [];
  walk(value, undefined);
  return patches;

  function walk(node: unknown, target: Target | undefined): void {
    if (typeof node === 'string') {
      patches.push(...patchesIn(node).map((patch) => ({ patch, target })));
    } else if (typeof node === 'object' && node !== null) {
      const own = targetOf(node) ?? target;
      Object.values(node).forEach((member) => walk(member, own));
    }
  }
}

function patchesIn(text: string): Manifest[] {
  if (!/\bcontainers\b/.test(text) || !/\bkind\b/.test(text)) {
    return [];
  }
  try {
    return [...parseAllDocuments(text, { logLevel: 'silent' })].map((document) => document.toJS({ maxAliasCount: 100 }))
      .filter((manifest) => typeof manifest === 'object' && manifest !== null && locatePod(manifest) !== undefined);
  } catch {
    // what is no YAML is no patch
    return [];
  }
}
