import { isScalar, Node, YAMLSeq } from 'yaml';
import { Source } from './source';

export interface ItemMatch {
  /** Positions in the text's list by positions in the draft's: items that stay where they are. */
  readonly kept: ReadonlyMap<number, number>;
  /** Positions in the text's list whose items are gone, or stand elsewhere in the draft. */
  readonly removed: ReadonlySet<number>;
}

/** Which items of a list stay in their order, and which go. */
export function matchItems(value: readonly unknown[], list: YAMLSeq, source: Source): ItemMatch {
  const kept = new Map<number, number>();
  let cursor = 0;
  value.forEach((item, i) => {
    const index = indexOf(item, list, source, cursor);
    if (index >= cursor) {
      kept.set(i, index);
      cursor = index + 1;
    }
  });
  const staying = new Set(kept.values());
  return { kept, removed: new Set(list.items.map((_, index) => index).filter((index) => !staying.has(index))) };
}

function indexOf(item: unknown, list: YAMLSeq, source: Source, from: number): number {
  const node = source.nodeOf(item);
  return node
    ? list.items.indexOf(node)
    : list.items.findIndex((old, index) => index >= from && isScalar(old as Node) && (old as any).value === item);
}
