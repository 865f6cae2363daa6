import { CST, isAlias, isMap, isSeq, Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { column, indentOf, isBlank, isComment, lineAt, lineEnd, lineStart } from './lines';
import { Unwritable } from './unwritable';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Offset behind the last character of a value, comments and line breaks after it left out. */
export function contentEnd(node: Node): number {
  if (isMap(node) && !node.flow && node.items.length > 0) {
    return pairEnd(node.items[node.items.length - 1] as Pair<Node, Node | null>);
  }
  if (isSeq(node) && !node.flow && node.items.length > 0) {
    return contentEnd(node.items[node.items.length - 1] as Node);
  }
  return node.range![1];
}

/** Offset of a member's key. */
export function pairStart(pair: Pair<Node, Node | null>): number {
  const token = pair.srcToken;
  if (token && 'start' in token && token.start.some((part) => part.type === 'explicit-key-ind')) {
    throw new Unwritable('a key is marked with "?"; write it as "key: value"');
  }
  return pair.key.range![0];
}

export function pairEnd(pair: Pair<Node, Node | null>): number {
  const value = pair.value;
  // a key without a value ends at its colon
  return value?.range && (isAlias(value) || value.range[1] > value.range[0] || isMap(value) || isSeq(value))
    ? contentEnd(value)
    : Math.max(pair.key.range![1], colonEnd(pair));
}

/** The lines of a member of a block mapping, a comment behind it included. */
export function pairLines(text: string, pair: Pair<Node, Node | null>): Range {
  return { start: lineStart(text, pairStart(pair)), end: lineEnd(text, pairEnd(pair)) };
}

/** Where a member goes that is added behind another: below the comments that stand further right than their keys, or, behind the last one, as far. */
export function behindPair(text: string, pair: Pair<Node, Node | null>, map: YAMLMap): number {
  const isLast = pair === map.items[map.items.length - 1];
  const least = keyColumn(text, map) + (isLast ? 0 : 1);
  let end = lineEnd(text, pairEnd(pair));
  for (let next = end; next < text.length; next += lineAt(text, next).length) {
    const line = lineAt(text, next);
    if (isComment(line) && indentOf(line) >= least) {
      end = next + line.length;
    } else if (!isBlank(line)) {
      break;
    }
  }
  return end;
}

/** The column of a block mapping's keys. */
export function keyColumn(text: string, map: YAMLMap): number {
  return column(text, pairStart(map.items[0] as Pair<Node, Node | null>));
}

/** Offset of the dash of an item of a block sequence. */
export function dashOf(seq: YAMLSeq, index: number): number {
  const token = seq.srcToken as CST.BlockSequence;
  const dash = token.items[index].start.find((part) => part.type === 'seq-item-ind');
  if (!dash) {
    throw new Unwritable('the list is written in a way that cannot be edited; write one "- " item a line');
  }
  return dash.offset;
}

/**
 * The lines of an item of a block sequence, with the comments that belong to it: those right above its dash, and those
 * below it that stand further right than the dash.
 */
export function itemLines(text: string, seq: YAMLSeq, index: number): Range {
  const dash = dashOf(seq, index);
  const start = lineStart(text, dash);
  if (!isBlank(text.slice(start, dash))) {
    throw new Unwritable('an item of the list shares its line with something else; write one "- " item a line');
  }
  return { start: commentsAbove(text, start, column(text, dash)), end: commentsBelow(text, itemEnd(text, seq, index), column(text, dash)) };
}

/**
 * What goes with an item that is taken out: its lines, and one of two blank lines that would come together. Comments above
 * and below it go with it to another place, but stay when it is no more.
 */
export function removedLines(text: string, seq: YAMLSeq, index: number, isMoved: boolean): Range {
  const { start, end } = isMoved ? itemLines(text, seq, index) : { start: lineStart(text, dashOf(seq, index)), end: itemEnd(text, seq, index) };
  const before = lineBefore(text, start);
  const followedByBlank = end < text.length && isBlank(lineAt(text, end));
  if (followedByBlank && (index === 0 || isBlank(before))) {
    return { start, end: end + lineAt(text, end).length };
  }
  return end >= text.length && index > 0 && before !== '' && isBlank(before) ? { start: start - before.length, end } : { start, end };
}

function itemEnd(text: string, seq: YAMLSeq, index: number): number {
  const item = seq.items[index] as Node | null;
  const end = item?.range && item.range[1] > item.range[0] ? contentEnd(item) : dashOf(seq, index) + 1;
  return lineEnd(text, end);
}

function commentsAbove(text: string, start: number, dashColumn: number): number {
  let first = start;
  for (let line = lineBefore(text, first); line !== '' && isComment(line); line = lineBefore(text, first)) {
    first -= line.length;
  }
  const isOwnBlock = isBlank(lineBefore(text, first));
  while (first < start && !isOwnBlock && indentOf(lineAt(text, first)) > dashColumn) {
    first += lineAt(text, first).length;
  }
  return first;
}

function commentsBelow(text: string, end: number, dashColumn: number): number {
  let last = end;
  for (let line = lineAt(text, last); isComment(line) && indentOf(line) > dashColumn; line = lineAt(text, last)) {
    last += line.length;
  }
  return last;
}

function lineBefore(text: string, start: number): string {
  return start === 0 ? '' : text.slice(lineStart(text, start - 1), start);
}

function colonEnd(pair: Pair<Node, Node | null>): number {
  const colon = (pair.srcToken as CST.CollectionItem | undefined)?.sep?.find((part) => part.type === 'map-value-ind');
  return colon ? colon.offset + 1 : 0;
}
