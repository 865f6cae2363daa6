import { PodView } from '../pod/pod-view';

/** A workload that something is about, as far as it says so. */
export interface Target {
  readonly kind?: string;
  readonly name?: string;
}

/** A place of the input that says which container it means by its position in the list. */
export interface IndexUse extends Target {
  readonly list: 'containers' | 'initContainers';
  readonly index: number;
  /** For a message: `orders-patch.yaml`, `Kustomization "base" in kustomization.yaml`. */
  readonly where: string;
}

const POINTER = /(?:^|[/.])spec[/.](containers|initContainers)[/.[](\d+)\b/g;
const MENTION = /\b(?:containers|initContainers)[/.[]\d/;

/** The positions of containers that a value speaks of: JSON patches, in files or inside a Kustomization, replacements, ignored differences. */
export function indexUsesIn(value: unknown, where: string): IndexUse[] {
  const uses: IndexUse[] = [];
  walk(value, {});
  return uses;

  function walk(node: unknown, target: Target): void {
    if (typeof node === 'string') {
      collect(node, target);
    } else if (typeof node === 'object' && node !== null) {
      const own = targetOf(node) ?? target;
      for (const member of Object.values(node)) {
        walk(member, own);
      }
    }
  }

  function collect(text: string, target: Target): void {
    if (MENTION.test(text)) {
      for (const [, list, index] of text.matchAll(POINTER)) {
        uses.push({ list: list as IndexUse['list'], index: Number(index), where, ...target });
      }
    }
  }
}

/** The first use that would mean another container after the move; undefined when none would. */
export function brokenUse(uses: readonly IndexUse[], pod: PodView, moved: readonly number[], hasNewInits: boolean): IndexUse | undefined {
  if (moved.length === 0) {
    return undefined;
  }
  const firstMoved = Math.min(...moved);
  return uses.find((use) =>
    (use.kind === undefined || use.kind === pod.object.kind)
    && (use.name === undefined || use.name === pod.object.name)
    && (use.list === 'containers' ? use.index >= firstMoved : hasNewInits));
}

/** `target: {kind, name}` of Kustomize, `kind` and `name` beside `jsonPointers` of Argo CD. */
export function targetOf(node: object): Target | undefined {
  const { target, jsonPointers } = node as any;
  const from = typeof target === 'object' && target !== null ? target : jsonPointers ? node as any : undefined;
  if (!from) {
    return undefined;
  }
  const { kind, name } = from;
  return {
    ...(typeof kind === 'string' ? { kind } : {}),
    // Kustomize takes a regular expression for a name
    ...(typeof name === 'string' && /^[a-z0-9-]+$/.test(name) ? { name } : {}),
  };
}
