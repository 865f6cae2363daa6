import { IndexUse, indexUsesIn } from './addressed-by-index';
import { declaredPatchesIn } from './declared-patches';
import { inlinePatchesIn } from './inline-patches';
import { Patches } from './patches';
import { RULES } from '../checks/registry';
import { Neighbours, NO_NEIGHBOURS } from '../checks/rule';
import { Manifest } from '../pod/manifest';
import { Namespaces, namespacesAmong, NO_NAMESPACES } from '../pod/namespaces';
import { locatePod } from '../pod/pod-view';

/** What the rest of the input says about a workload that is to be migrated. */
export interface InputFacts {
  readonly neighbours: Neighbours;
  readonly namespaces: Namespaces;
  /** Places that address containers by their position. */
  readonly indexUses: readonly IndexUse[];
  readonly patches: Patches;
}

export const NO_FACTS: InputFacts = { neighbours: NO_NEIGHBOURS, namespaces: NO_NAMESPACES, indexUses: [], patches: new Patches() };

const NEIGHBOUR_KINDS = new Set(['ConfigMap', 'Namespace', ...RULES.flatMap((rule) => rule.reads ?? [])]);

/** Gathers the facts of an input, one value after the other. */
export class FactCollector implements InputFacts {
  readonly indexUses: IndexUse[] = [];
  readonly patches = new Patches();
  readonly neighbours: Neighbours = { ofKind: (kind) => this.byKind.get(kind) ?? [] };
  private named: Namespaces | undefined;
  private readonly byKind = new Map<string, Manifest[]>();

  get namespaces(): Namespaces {
    return this.named ??= namespacesAmong(this.neighbours.ofKind('Namespace'));
  }

  /**
   * @param value what stands at the top of a document, or an item of a list of objects
   * @param where for a message: the file
   */
  add(value: unknown, where: string): void {
    const manifest = (typeof value === 'object' && value !== null ? value : {}) as Manifest;
    this.named = undefined;
    if (typeof manifest.kind === 'string' && NEIGHBOUR_KINDS.has(manifest.kind)) {
      this.byKind.set(manifest.kind, [...this.byKind.get(manifest.kind) ?? [], manifest]);
      return;
    }
    if (locatePod(manifest)) {
      this.patches.add(manifest, where);
    } else {
      this.indexUses.push(...indexUsesIn(value, where));
      inlinePatchesIn(value).forEach(({ patch, target }) => this.patches.addInline(patch, target));
      declaredPatchesIn(value, where).forEach(({ file, target }) => this.patches.declare(file, target));
    }
  }
}
