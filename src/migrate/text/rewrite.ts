import { isAlias, isMap, isScalar, isSeq, Node, Pair } from 'yaml';
import { BlockWriter } from './block';
import { Edits } from './edits';
import { FlowWriter } from './flow';
import { movedItem } from './moved-item';
import { Moved } from './render';
import { sameValue } from './same-value';
import { renderScalarLike } from './scalar';
import { keyOf, Source } from './source';
import { Style } from './style';
import { Unwritable } from './unwritable';

/**
 * Compares a draft with the text that it was read from and collects what has to be replaced in the text so that it says
 * the same as the draft. Everything that the draft leaves alone stays as it is written, byte for byte.
 */
export class Rewriter {
  private readonly block: BlockWriter;
  private readonly flow: FlowWriter;

  /** See `movedItem`. */
  readonly moved: Moved;

  /** @param used the parts of the text that the drafts are made of */
  constructor(readonly source: Source, readonly style: Style, private readonly used: ReadonlySet<Node>) {
    this.moved = (value, form) => movedItem(this, value, form);
    this.block = new BlockWriter(this);
    this.flow = new FlowWriter(this);
  }

  /** @throws Unwritable */
  collect(value: unknown, node: Node, edits: Edits): void {
    if (isAlias(node)) {
      this.refuseChange(value, this.source.draft(node));
    } else if (isScalar(node)) {
      if (node.value !== value) {
        edits.replace(node.range![0], node.range![1], this.withLineBreaks(renderScalarLike(node, value as any, this.source.text)));
      }
    } else if (isMap(node)) {
      this.refuseInherited(value as object);
      (node.flow ? this.flow : this.block).map(value as Record<string, unknown>, node, edits);
    } else if (isSeq(node)) {
      (node.flow ? this.flow : this.block).seq(value as unknown[], node, edits);
    }
  }

  /** Whether a value can be written over a part of the text, or must replace it as a whole. */
  fits(value: unknown, node: Node | null): node is Node {
    if (isAlias(node)) {
      return true;
    }
    if (typeof value !== 'object' || value === null) {
      return isScalar(node) && (value === node.value || !isEmpty(node));
    }
    // an empty collection has no style that a first member could follow, and dashes cannot say that nothing is left
    const size = Object.keys(value).length;
    return (Array.isArray(value) ? isSeq(node) : isMap(node)) && (node as any).items.length > 0 === size > 0;
  }

  /** Whether a part of the text stands in a draft, here or elsewhere. */
  isStillUsed(node: Node): boolean {
    return this.used.has(node);
  }

  /** The members that a map has in the text. */
  pairsOf(node: Node): Map<string, Pair<Node, Node | null>> {
    const pairs = new Map<string, Pair<Node, Node | null>>();
    if (isMap(node)) {
      for (const pair of node.items as Pair<Node, Node | null>[]) {
        if (keyOf(pair) !== '<<') {
          pairs.set(keyOf(pair), pair);
        }
      }
    }
    return pairs;
  }

  /** Text of our own, with the line breaks of the source. */
  withLineBreaks(text: string): string {
    return this.style.lineBreak === '\n' ? text : text.replace(/\r?\n/g, '\r\n');
  }

  private refuseInherited(value: object): void {
    for (const [name, member] of this.source.inheritedBy(value)) {
      this.refuseChange((value as any)[name], member);
    }
  }

  private refuseChange(value: unknown, shared: unknown): void {
    if (!sameValue(value, shared)) {
      throw new Unwritable('a part that has to change is shared through a YAML anchor; write it out where it is used');
    }
  }
}

function isEmpty(node: Node): boolean {
  return node.range![0] === node.range![1];
}
