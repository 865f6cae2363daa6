import { Target } from './addressed-by-index';
import { Manifest } from '../pod/manifest';
import { locatePod, ObjectRef } from '../pod/pod-view';

/** What moves along while an input is migrated. */
export interface PatchPlan {
  /** Names of containers that have moved to the init containers, by workload. */
  readonly moved: ReadonlyMap<string, ReadonlySet<string>>;
  /** Workloads with a patch that cannot be changed. */
  readonly stuck: ReadonlySet<string>;
}

/** What is kept of an object with a pod. */
interface Entry {
  readonly file: string;
  /** Of its main containers; undefined for one without. */
  readonly names: readonly (string | undefined)[];
  /** Of those without an image. */
  readonly bare: readonly (string | undefined)[];
  /** Workloads of apps/v1 are refused without a selector; many a text leaves it out all the same. */
  readonly hasSelector: boolean;
}

/**
 * The strategic merge patches of an input: files that look like a workload of the same kind and name, but lack what a
 * workload must have. Kustomize merges their containers by name, list by list: what changes a main container has to move
 * along with it, or else it adds the container again.
 */
export class Patches {
  /** What moves along. Without it, whatever is patched has to stay. */
  plan?: PatchPlan;
  private readonly entries = new Map<string, Entry[]>();
  private readonly inline: (Target & Pick<Entry, 'names'>)[] = [];

  /** Takes notice of an object with a pod. */
  add(manifest: Manifest, file: string): void {
    const key = keyOf(manifest);
    const entries = this.entries.get(key);
    const entry = entryOf(manifest, file);
    entries ? entries.push(entry) : this.entries.set(key, [entry]);
  }

  /** Takes notice of a patch that stands as a text inside another object. */
  addInline(manifest: Manifest, target: Target | undefined): void {
    this.inline.push({ ...target ?? { kind: manifest.kind, name: manifest.metadata?.name }, names: entryOf(manifest, '').names });
  }

  /** The workloads of the input that have patches, and the files that these are in. */
  get patched(): { readonly key: string; readonly files: readonly string[] }[] {
    return [...this.entries.keys()].map((key) => ({ key, ...this.of(key) })).filter(({ patches, bases }) => patches.length > 0 && bases.length > 0)
      .map(({ key, patches }) => ({ key, files: patches.map(({ file }) => file) }));
  }

  /** Whether an object is a patch of another one of the input. */
  has(manifest: Manifest): boolean {
    const { patches, bases } = this.of(keyOf(manifest));
    const { bare, hasSelector } = entryOf(manifest, '');
    return patches.length > 0 && bases.length > 0 && (bare.length > 0 || (!hasSelector && bases[0].hasSelector));
  }

  /** Whether a patch would add a container of a workload to the mains again, and cannot be changed. */
  holds({ kind, name }: ObjectRef, container: string): boolean {
    const key = `${kind}/${name}`;
    const { patches, bases } = this.of(key);
    // where nothing is whole, each may be a patch of the others
    return (this.isStuck(key) && patches.some(({ names, bare }) => (bases.length > 0 ? names : bare).includes(container)))
      || this.inline.some((patch) => patch.names.includes(container) && (patch.kind ?? kind) === kind && (patch.name ?? name) === name);
  }

  /** Names of the containers that have to move in a patch. */
  movedIn(manifest: Manifest): string[] {
    const key = keyOf(manifest);
    const moved = this.isStuck(key) ? undefined : this.plan?.moved.get(key);
    return entryOf(manifest, '').names.filter((name) => name !== undefined && moved?.has(name)) as string[];
  }

  private isStuck(key: string): boolean {
    const { patches, bases } = this.of(key);
    // of several workloads it cannot be told which one is meant; a directive such as `$patch: replace` is about the whole list
    return !this.plan || this.plan.stuck.has(key) || bases.length !== 1
      || patches.some(({ names }) => names.includes(undefined));
  }

  private of(key: string): { readonly patches: readonly Entry[]; readonly bases: readonly Entry[] } {
    const entries = this.entries.get(key) ?? [];
    const withImages = entries.filter(({ bare }) => bare.length === 0);
    const whole = withImages.filter(({ hasSelector }) => hasSelector);
    const bases = whole.length > 0 ? whole : withImages;
    return { patches: entries.filter((entry) => !bases.includes(entry)), bases };
  }
}

function keyOf({ kind, metadata }: Manifest): string {
  return `${kind}/${metadata?.name}`;
}

/** Whether an object with a pod may be a part of one that is a whole elsewhere. */
export function mayBePatch(manifest: Manifest): boolean {
  const { bare, hasSelector } = entryOf(manifest, '');
  return bare.length > 0 || !hasSelector;
}

function entryOf(manifest: Manifest, file: string): Entry {
  const containers: unknown = locatePod(manifest)?.template.spec?.containers;
  const list: readonly any[] = Array.isArray(containers) ? containers : [];
  const nameOf = (container: any): string | undefined => typeof container?.name === 'string' ? container.name : undefined;
  return {
    file,
    names: list.map(nameOf),
    bare: list.filter((container) => typeof container?.image !== 'string').map(nameOf),
    hasSelector: manifest.apiVersion !== 'apps/v1' || manifest.spec?.selector !== undefined,
  };
}
