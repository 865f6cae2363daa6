import { APOSTROPHE, CLOSE_LIST, CLOSE_MAP, COLON, COMMA, DASH, OPEN_LIST, OPEN_MAP, QUOTE, SPACE, table, WORD } from './characters';
import { Cursor, GIVE_UP, keyText } from './cursor';
import { quoted } from './quoted';
import { plainScalar } from '../plain-scalar';

const DEEPEST = 20;

/** Of unquoted scalars in flow collections: nothing that could end one there. */
const IN_WORDS = table(`${WORD}+=$()`);

/** A value in a flow collection, or such a collection, on one line. */
export function flow(cursor: Cursor, depth: number): unknown {
  if (depth > DEEPEST) {
    throw GIVE_UP;
  }
  switch (cursor.code()) {
    case OPEN_LIST: return list(cursor, depth);
    case OPEN_MAP: return mapping(cursor, depth);
    case QUOTE:
    case APOSTROPHE: return quoted(cursor);
    default: return plainScalar(cursor.text.slice(cursor.position, skipWord(cursor)));
  }
}

function list(cursor: Cursor, depth: number): unknown[] {
  const items: unknown[] = [];
  cursor.position++;
  cursor.skipSpaces();
  while (cursor.code() !== CLOSE_LIST) {
    items.push(flow(cursor, depth + 1));
    separator(cursor, CLOSE_LIST);
  }
  cursor.position++;
  return items;
}

function mapping(cursor: Cursor, depth: number): object {
  const value: Record<string, unknown> = {};
  cursor.position++;
  cursor.skipSpaces();
  while (cursor.code() !== CLOSE_MAP) {
    const key = keyText(cursor.text, cursor.position, skipWord(cursor));
    if (key in value || cursor.code() !== COLON || cursor.code(1) !== SPACE) {
      throw GIVE_UP;
    }
    cursor.position++;
    cursor.skipSpaces();
    value[key] = flow(cursor, depth + 1);
    separator(cursor, CLOSE_MAP);
  }
  cursor.position++;
  return value;
}

/** Moves behind an unquoted scalar, and says where that is. */
function skipWord(cursor: Cursor): number {
  const start = cursor.position;
  if (cursor.code() === DASH) {
    throw GIVE_UP;
  }
  while (IN_WORDS[cursor.code()] === 1) {
    cursor.position++;
  }
  if (cursor.position === start) {
    throw GIVE_UP;
  }
  return cursor.position;
}

/** Moves behind a comma, or to the end of the collection. */
function separator(cursor: Cursor, end: number): void {
  cursor.skipSpaces();
  if (cursor.code() === COMMA) {
    cursor.position++;
    cursor.skipSpaces();
  } else if (cursor.code() !== end) {
    throw GIVE_UP;
  }
}
