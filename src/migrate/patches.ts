import { normalize } from 'node:path';
import { entryOf, PatchEntry } from './patch-entry';
import { Target } from './target';
import { Manifest } from '../pod/manifest';
import { ObjectRef } from '../pod/pod-view';

/** What moves along while an input is migrated. */
export interface PatchPlan {
  /** Names of containers that have moved to the init containers, by workload. */
  readonly moved: ReadonlyMap<string, ReadonlySet<string>>;
  /** Workloads with a patch that cannot be changed. */
  readonly stuck: ReadonlySet<string>;
}

/** Objects that are about one workload. */
interface Group {
  /** What looks like a workload of its own. */
  readonly bases: readonly PatchEntry[];
  readonly patches: readonly PatchEntry[];
}

/** A patch that cannot move: it stands as a text inside of another object, or may be about several workloads. */
type LoosePatch = Target & Pick<PatchEntry, 'names'>;

interface Groups {
  readonly byKey: ReadonlyMap<string, Group>;
  readonly loose: readonly LoosePatch[];
}

const NONE: Group = { bases: [], patches: [] };

/**
 * The strategic merge patches of an input: files that a Kustomization names as such, and those that look like a workload of
 * the same kind and name, but lack what a workload must have. Kustomize merges containers by name, list by list: what
 * changes a main container has to move along with it, or else it adds the container again.
 */
export class Patches {
  /** What moves along. Without it, whatever is patched has to stay. */
  plan?: PatchPlan;
  private readonly entries: PatchEntry[] = [];
  private readonly declared = new Map<string, (Target | undefined)[]>();
  private readonly inline: LoosePatch[] = [];
  private groups?: Groups;

  /** Takes notice of an object with a pod. */
  add(manifest: Manifest, file: string): void {
    this.entries.push(entryOf(manifest, file));
    this.groups = undefined;
  }

  /** Takes notice of a file that a Kustomization names as a patch, and of what it is to be applied to instead of its own name. */
  declare(file: string, target: Target | undefined): void {
    this.declared.set(normalize(file), [...this.declared.get(normalize(file)) ?? [], target]);
    this.groups = undefined;
  }

  /** Takes notice of a patch that stands as a text inside another object. */
  addInline(manifest: Manifest, target: Target | undefined): void {
    const { kind, name, names } = entryOf(manifest, '');
    this.inline.push({ ...target ?? { kind, name }, names });
  }

  isDeclared(file: string): boolean {
    return this.declared.has(normalize(file));
  }

  /** The workloads of the input that have patches, and the files that these are in. */
  get patched(): { readonly key: string; readonly files: readonly string[] }[] {
    return [...this.grouped.byKey].filter(([, { patches, bases }]) => patches.length > 0 && bases.length > 0)
      .map(([key, { patches }]) => ({ key, files: patches.map(({ file }) => file) }));
  }

  /** Whether an object in a file is a patch of another one of the input. */
  has(manifest: Manifest, file: string): boolean {
    const { bases } = this.of(this.keyOf(manifest, file));
    const { bare, hasSelector } = entryOf(manifest, file);
    return this.isDeclared(file) || (bases.length > 0 && (bare.length > 0 || (!hasSelector && bases[0].hasSelector)));
  }

  /** Whether a patch would add a container of a workload to the mains again, and cannot be changed. */
  holds({ kind, name }: ObjectRef, container: string): boolean {
    const key = `${kind}/${name}`;
    const { patches, bases } = this.of(key);
    // where nothing is whole, each may be a patch of the others
    return (this.isStuck(key) && patches.some(({ names, bare }) => (bases.length > 0 ? names : bare).includes(container)))
      || [...this.inline, ...this.grouped.loose].some((patch) => patch.names.includes(container)
        && (patch.kind ?? kind) === kind && (patch.name ?? name) === name);
  }

  /** Names of the containers that have to move in a patch. */
  movedIn(manifest: Manifest, file: string): string[] {
    const key = this.keyOf(manifest, file);
    const moved = this.isStuck(key) ? undefined : this.plan?.moved.get(key);
    return entryOf(manifest, file).names.filter((name) => name !== undefined && moved?.has(name)) as string[];
  }

  /** The names of main containers that a workload has without its patches. */
  inBase(key: string): ReadonlySet<string | undefined> {
    return new Set(this.of(key).bases.flatMap(({ names }) => names));
  }

  /** The workload that an object is, or is a patch of. */
  keyOf(manifest: Manifest, file: string): string {
    return keyOf(this.aimed(entryOf(manifest, file))[0]);
  }

  private isStuck(key: string): boolean {
    const { patches, bases } = this.of(key);
    // of several workloads it cannot be told which one is meant; a directive such as `$patch: replace` is about the whole list
    return !this.plan || this.plan.stuck.has(key) || bases.length !== 1 || patches.some(({ names }) => names.includes(undefined));
  }

  private of(key: string): Group {
    return this.grouped.byKey.get(key) ?? NONE;
  }

  private get grouped(): Groups {
    return this.groups ??= this.group();
  }

  private group(): Groups {
    const byKey = new Map<string, PatchEntry[]>();
    const loose: LoosePatch[] = [];
    for (const entry of this.entries) {
      const [aim, ...others] = this.aimed(entry);
      if (others.length > 0 || aim.name === undefined) {
        loose.push(aim, ...others);
      } else {
        const entries = byKey.get(keyOf(aim));
        entries ? entries.push(aim) : byKey.set(keyOf(aim), [aim]);
      }
    }
    return { byKey: new Map([...byKey].map(([key, entries]) => [key, this.split(entries)])), loose };
  }

  /** An object as the Kustomizations mean it that name its file. */
  private aimed(entry: PatchEntry): [PatchEntry, ...PatchEntry[]] {
    const targets = this.declared.get(normalize(entry.file)) ?? [];
    const [first, ...others] = targets.length === 0 ? [entry]
      : targets.map((target) => target ? { ...entry, kind: target.kind ?? entry.kind, name: target.name } : entry);
    return [first, ...others.filter((aim) => keyOf(aim) !== keyOf(first))];
  }

  private split(entries: readonly PatchEntry[]): Group {
    const withImages = entries.filter(({ bare, file }) => bare.length === 0 && !this.isDeclared(file));
    const whole = withImages.filter(({ hasSelector }) => hasSelector);
    const bases = whole.length > 0 ? whole : withImages;
    return { patches: entries.filter((entry) => !bases.includes(entry)), bases };
  }
}

function keyOf({ kind, name }: Target): string {
  return `${kind}/${name}`;
}
