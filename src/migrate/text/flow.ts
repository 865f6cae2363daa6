import { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { Edits } from './edits';
import { indentAt } from './lines';
import { matchItems } from './match-items';
import { pairEnd, pairStart, Range } from './ranges';
import { renderFlow, renderFlowPair } from './render';
import type { Rewriter } from './rewrite';
import { renderScalarBeside } from './scalar';

type Member = Pair<Node, Node | null>;

/** A member as it will be written: the text, and where it stood before, if it did. */
interface Piece {
  readonly text: string;
  readonly old?: number;
}

/** Changes to mappings and lists in brackets, JSON among them. */
export class FlowWriter {
  constructor(private readonly rewriter: Rewriter) {}

  private get text(): string {
    return this.rewriter.source.text;
  }

  map(value: Record<string, unknown>, node: YAMLMap, edits: Edits): void {
    const pairs = this.rewriter.pairsOf(node);
    const members = node.items as Member[];
    const inherited = this.rewriter.source.inheritedBy(value);
    const form = this.formOf(node, members.map((pair) => ({ start: pairStart(pair), end: pairEnd(pair) })));
    const pieces: Piece[] = [];
    for (const [key, member] of Object.entries(value)) {
      const pair = pairs.get(key);
      if (pair) {
        pieces.push({ text: this.pair(key, member, pair, form), old: members.indexOf(pair) });
      } else if (!inherited.has(key)) {
        pieces.push({ text: renderFlowPair(key, member, form.column, form.multiline, this.rewriter.style, this.rewriter.moved) });
      }
    }
    members.forEach((pair, old) => {
      if (![...pairs.values()].includes(pair)) {
        pieces.unshift({ text: this.text.slice(pairStart(pair), pairEnd(pair)), old });
      }
    });
    this.write(pieces, form, edits);
  }

  seq(value: unknown[], node: YAMLSeq, edits: Edits): void {
    const { kept, removed } = matchItems(value, node, this.rewriter.source);
    const form = this.formOf(node, (node.items as Node[]).map((item) => ({ start: item.range![0], end: item.range![1] })));
    this.write(value.map((item, i) => {
      const old = kept.get(i);
      return old === undefined
        ? { text: this.newItem(item, removed.has(i) ? node.items[i] as Node : undefined, node, form) }
        : { text: this.rewritten(item, node.items[old] as Node, form.ranges[old]), old };
    }), form, edits);
  }

  /** @param replaced the item that stood there and is gone */
  private newItem(item: unknown, replaced: Node | undefined, node: YAMLSeq, form: Form): string {
    return typeof item === 'string' && node.items.length > 0 && !this.rewriter.style.isJson
      ? renderScalarBeside(replaced ?? node.items[0] as Node, item)
      : renderFlow(item, form.column, form.multiline, this.rewriter.style, this.rewriter.moved);
  }

  private pair(key: string, value: unknown, pair: Member, form: Form): string {
    const range = { start: pairStart(pair), end: pairEnd(pair) };
    return this.rewriter.fits(value, pair.value)
      ? this.rewritten(value, pair.value, range)
      : renderFlowPair(key, value, form.column, form.multiline, this.rewriter.style, this.rewriter.moved);
  }

  private rewritten(value: unknown, node: Node, { start, end }: Range): string {
    const edits = new Edits(this.text);
    this.rewriter.collect(value, node, edits);
    return edits.apply(start, end);
  }

  private formOf(node: YAMLMap | YAMLSeq, ranges: Range[]): Form {
    const first = ranges[0]?.start ?? node.range![1];
    const multiline = this.text.slice(node.range![0], first).includes('\n');
    return { ranges, multiline, column: indentAt(this.text, multiline ? first : node.range![0]) };
  }

  /** What stands between two members stays where both stay; what stands around them stays as well. */
  private write(pieces: readonly Piece[], { ranges, multiline, column }: Form, edits: Edits): void {
    if (ranges.length === 0) {
      return;
    }
    const parts: string[] = [];
    pieces.forEach((piece, i) => {
      const before = pieces[i - 1];
      if (before) {
        const wereNeighbours = before.old !== undefined && piece.old === before.old + 1;
        parts.push(wereNeighbours
          ? this.text.slice(ranges[before.old].end, ranges[piece.old!].start)
          : multiline ? `,${this.rewriter.style.lineBreak}${this.rewriter.style.space.repeat(column)}` : ', ');
      }
      parts.push(piece.old === undefined ? this.rewriter.withLineBreaks(piece.text) : piece.text);
    });
    const text = parts.join('');
    const [start, end] = [ranges[0].start, ranges[ranges.length - 1].end];
    if (text !== this.text.slice(start, end)) {
      edits.replace(start, end, text);
    }
  }
}

interface Form {
  readonly ranges: readonly Range[];
  readonly multiline: boolean;
  /** Where the lines of the members begin. */
  readonly column: number;
}
