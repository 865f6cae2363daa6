import { Target, targetOf } from './target';
import { PodView } from '../pod/pod-view';

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
