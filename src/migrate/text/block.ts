import { isScalar, Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { Edits } from './edits';
import { column } from './lines';
import { matchItems } from './match-items';
import { behindPair, dashOf, itemLines, keyColumn, pairEnd, pairLines, pairStart, removedLines } from './ranges';
import { renderBlockPair, renderItem } from './render';
import type { Rewriter } from './rewrite';
import { renderScalar, renderScalarBeside } from './scalar';
import { Unwritable } from './unwritable';

type Member = Pair<Node, Node | null>;

/** Changes to mappings and lists in block style: one member or item a line. */
export class BlockWriter {
  constructor(private readonly rewriter: Rewriter) {}

  private get text(): string {
    return this.rewriter.source.text;
  }

  map(value: Record<string, unknown>, node: YAMLMap, edits: Edits): void {
    const pairs = this.rewriter.pairsOf(node);
    const inherited = this.rewriter.source.inheritedBy(value);
    const kept = Object.keys(value).filter((key) => pairs.has(key));
    for (const [key, pair] of pairs) {
      if (!Object.hasOwn(value, key)) {
        this.removePair(pair, node, edits);
      }
    }
    let previous: Member | undefined;
    for (const [key, member] of Object.entries(value)) {
      const pair = pairs.get(key);
      if (pair) {
        this.pair(key, member, pair, node, edits);
        previous = pair;
      } else if (!inherited.has(key)) {
        this.insertPair(key, member, previous, pairs.get(kept[0]), node, edits);
      }
    }
  }

  seq(value: unknown[], node: YAMLSeq, edits: Edits): void {
    const { kept, removed } = matchItems(value, node, this.rewriter.source);
    const replaced = new Set<number>();
    const keptIndexes = [...kept.values()];
    let previous = -1;
    value.forEach((item, i) => {
      const index = kept.get(i);
      if (index !== undefined) {
        this.rewriter.collect(item, node.items[index] as Node, edits);
        previous = index;
        return;
      }
      const successor = scalarToReplace(node, previous + 1, removed, item);
      if (successor !== undefined) {
        this.rewriter.collect(item, node.items[successor] as Node, edits);
        replaced.add(successor);
        previous = successor;
        return;
      }
      const at = previous >= 0 ? itemLines(this.text, node, previous).end : itemLines(this.text, node, keptIndexes[0] ?? 0).start;
      const dash = column(this.text, dashOf(node, 0));
      const text = isLeaf(item) ? `${' '.repeat(dash)}- ${renderScalarBeside(node.items[0] as Node, item)}`
        : renderItem(item, dash, this.rewriter.style, this.rewriter.moved);
      this.insertLines(at, text, edits);
    });
    for (const index of removed) {
      if (!replaced.has(index)) {
        const { start, end } = removedLines(this.text, node, index, this.rewriter.isStillUsed(node.items[index] as Node));
        edits.remove(start, end);
      }
    }
  }

  private pair(key: string, value: unknown, pair: Member, map: YAMLMap, edits: Edits): void {
    if (this.rewriter.fits(value, pair.value)) {
      this.rewriter.collect(value, pair.value, edits);
      return;
    }
    if (isLeaf(value) && isLeafNode(pair)) {
      edits.replace(pair.value!.range![0], pair.value!.range![1], ` ${renderScalar(value, false)}`);
      return;
    }
    const text = renderBlockPair(key, value, keyColumn(this.text, map), this.rewriter.style, this.rewriter.moved);
    edits.replace(pairStart(pair), pairEnd(pair), this.rewriter.withLineBreaks(text));
  }

  private insertPair(key: string, value: unknown, previous: Member | undefined, next: Member | undefined, map: YAMLMap, edits: Edits): void {
    const indent = keyColumn(this.text, map);
    const text = renderBlockPair(key, value, indent, this.rewriter.style, this.rewriter.moved);
    if (previous) {
      this.insertLines(behindPair(this.text, previous, map), ' '.repeat(indent) + text, edits);
    } else if (next) {
      // the first key of a list's item shares its line with the dash
      edits.insert(pairStart(next), this.rewriter.withLineBreaks(`${text}\n${' '.repeat(indent)}`));
    } else {
      // all that was there goes
      const { start } = pairLines(this.text, map.items[0] as Member);
      if (pairStart(map.items[0] as Member) !== start + indent) {
        throw new Unwritable('nothing is left of a list item that shares its line with the dash');
      }
      this.insertLines(start, ' '.repeat(indent) + text, edits);
    }
  }

  private removePair(pair: Member, map: YAMLMap, edits: Edits): void {
    const { start, end } = pairLines(this.text, pair);
    const keyAt = pairStart(pair);
    if (keyAt - start === keyColumn(this.text, map) && this.text.slice(start, keyAt).trim() === '') {
      edits.remove(start, end);
    } else {
      // on the line of the list's dash: the next line takes its place
      const indent = /^[ \t]*/.exec(this.text.slice(end))![0].length;
      edits.remove(keyAt, end + indent);
    }
  }

  private insertLines(at: number, text: string, edits: Edits): void {
    const lead = at > 0 && this.text[at - 1] !== '\n' ? '\n' : '';
    const trail = lead && at === this.text.length ? '' : '\n';
    edits.insert(at, this.rewriter.withLineBreaks(lead + text + trail));
  }
}

/** The removed scalar that stands where a new one is wanted: it is written over. */
function scalarToReplace(node: YAMLSeq, from: number, removed: ReadonlySet<number>, item: unknown): number | undefined {
  return removed.has(from) && isLeaf(item) && isScalar(node.items[from]) ? from : undefined;
}

function isLeaf(value: unknown): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null;
}

function isLeafNode(pair: Member): boolean {
  return pair.value !== null && pair.value.range![0] === pair.value.range![1];
}
