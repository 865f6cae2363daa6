import { IndexUse, indexUsesIn } from './addressed-by-index';
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
  /** Workloads without an image in some container: patches of a workload of the same name. */
  readonly patches: readonly Manifest[];
}

export const NO_FACTS: InputFacts = { neighbours: NO_NEIGHBOURS, namespaces: NO_NAMESPACES, indexUses: [], patches: [] };

const NEIGHBOUR_KINDS = new Set(['ConfigMap', 'Namespace', ...RULES.flatMap((rule) => rule.reads ?? [])]);

/** Gathers the facts of an input, one value after the other. */
export class FactCollector implements InputFacts {
  readonly indexUses: IndexUse[] = [];
  readonly patches: Manifest[] = [];
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
    const pod = locatePod(manifest);
    if (!pod) {
      this.indexUses.push(...indexUsesIn(value, where));
    } else if (pod.template.spec?.containers?.some?.((container: any) => typeof container?.image !== 'string')) {
      this.patches.push(manifest);
    }
  }
}
