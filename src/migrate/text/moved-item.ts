import { Node, YAMLSeq } from 'yaml';
import { Edits } from './edits';
import { column, indentAt, shift } from './lines';
import { dashOf, itemLines } from './ranges';
import type { Rewriter } from './rewrite';
import { Unwritable } from './unwritable';

/**
 * The text of an item of a list that goes to another list: its lines with their comments and with the changes made in
 * them, in the indentation of the new place. Undefined for a value that is no item of a list of the source.
 */
export function movedItem(rewriter: Rewriter, value: object, form: { readonly flow: boolean; readonly column: number }): string | undefined {
  const node = rewriter.source.nodeOf(value);
  const list = node && rewriter.source.listOf(node);
  if (!list) {
    return undefined;
  }
  if (list.flow) {
    const inline = inlineText(rewriter, value, node, form.column);
    return form.flow ? inline : `${' '.repeat(form.column)}- ${inline}\n`;
  }
  if (form.flow) {
    throw new Unwritable('a list in brackets cannot take an item of a list that is written with dashes; write both with dashes');
  }
  return lines(rewriter, value, list, list.items.indexOf(node), form.column);
}

function inlineText(rewriter: Rewriter, value: object, node: Node, target: number): string {
  const { text } = rewriter.source;
  const edits = new Edits(text);
  rewriter.collect(value, node, edits);
  const [start, end] = node.range!;
  return shift(edits.apply(start, end), target - indentAt(text, start), false);
}

function lines(rewriter: Rewriter, value: object, list: YAMLSeq, index: number, target: number): string {
  const { text } = rewriter.source;
  const edits = new Edits(text);
  rewriter.collect(value, list.items[index] as Node, edits);
  const { start, end } = itemLines(text, list, index);
  const moved = shift(edits.apply(start, end), target - column(text, dashOf(list, index)));
  return moved.endsWith('\n') ? moved : `${moved}\n`;
}
