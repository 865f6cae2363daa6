import { APOSTROPHE, BAR, COLON, DASH, HASH, isLineEnd, isSpaceOrEnd, OPEN_LIST, OPEN_MAP, QUOTE, SPACE, table } from './characters';
import { Cursor, GIVE_UP } from './cursor';
import { flow } from './flow';
import { quoted } from './quoted';
import { plainScalar } from '../plain-scalar';

/** Characters that cannot begin an unquoted scalar; a dash can, unless a space follows. */
const INDICATORS = table(',[]{}#&*!|>\'"%@`?:');

/** A value that begins on this line, of a key or a dash at an indentation; moves to the next line. */
export function inlineValue(cursor: Cursor, indent: number): unknown {
  const first = cursor.code();
  if (first === BAR) {
    return literal(cursor, indent);
  }
  const value = valueOnLine(cursor, first);
  cursor.endLine();
  // a line that is indented further would go on with this value
  if (cursor.indent > indent) {
    throw GIVE_UP;
  }
  return value;
}

function valueOnLine(cursor: Cursor, first: number): unknown {
  switch (first) {
    case QUOTE:
    case APOSTROPHE: return quoted(cursor);
    case OPEN_LIST:
    case OPEN_MAP: return flow(cursor, 0);
    default: return plain(cursor);
  }
}

function plain(cursor: Cursor): unknown {
  const { text, position } = cursor;
  const first = cursor.code();
  if (INDICATORS[first] === 1 || (first === DASH && isSpaceOrEnd(cursor.code(1)))) {
    throw GIVE_UP;
  }
  let end = position;
  let stop = position;
  for (let code = first; !isLineEnd(code); code = text.charCodeAt(++stop)) {
    if (code === HASH && text.charCodeAt(stop - 1) === SPACE) {
      break;
    }
    if (code === COLON && isSpaceOrEnd(text.charCodeAt(stop + 1))) {
      throw GIVE_UP;
    }
    if (code !== SPACE) {
      end = stop + 1;
    }
  }
  cursor.position = stop;
  return plainScalar(text.slice(position, end));
}

/** A `|` block whose first line has text; moves to the line behind it. */
function literal(cursor: Cursor, indent: number): string {
  const { text, end } = cursor;
  const isStripped = cursor.code(1) === DASH;
  const start = cursor.position + (isStripped ? 2 : 1) + 1;
  const inner = cursor.indentAt(start);
  if (text[start - 1] !== '\n' || inner <= indent || isLineEnd(text.charCodeAt(start + inner))) {
    throw GIVE_UP;
  }
  const lines: string[] = [];
  let next = start;
  for (let at = inner; next < end; at = cursor.indentAt(next)) {
    if (at < inner && !isLineEnd(text.charCodeAt(next + at))) {
      break;
    }
    const lineEnd = cursor.lineEnd(next);
    lines.push(text.slice(Math.min(next + inner, lineEnd), lineEnd));
    next = lineEnd + 1;
  }
  cursor.findLine(next);
  // the line below could be a comment, or belong to a value that is indented further than this one
  if (cursor.indent > indent || (next < end && text.charCodeAt(next + cursor.indentAt(next)) === HASH)) {
    throw GIVE_UP;
  }
  return lines.join('\n').replace(/\n*$/, isStripped ? '' : '\n');
}
