import { Cursor, GIVE_UP } from './cursor';
import { inlineValue } from './scalars';

const DEEPEST = 40;

/** The mapping or list that begins with this line; moves to the line behind it. */
export function block(cursor: Cursor, depth: number): object {
  if (depth > DEEPEST) {
    throw GIVE_UP;
  }
  const { indent } = cursor;
  const value = cursor.isItem() ? list(cursor, indent, depth) : mapping(cursor, indent, depth);
  if (cursor.indent > indent) {
    throw GIVE_UP;
  }
  return value;
}

function mapping(cursor: Cursor, indent: number, depth: number): object {
  const value: Record<string, unknown> = {};
  do {
    const key = cursor.key();
    // also what every object has from its prototype
    if (key in value) {
      throw GIVE_UP;
    }
    value[key] = cursor.atLineEnd() ? valueBelow(cursor, indent, depth, true) : inlineValue(cursor, indent);
  } while (cursor.indent === indent);
  return value;
}

function list(cursor: Cursor, indent: number, depth: number): unknown[] {
  const items: unknown[] = [];
  do {
    items.push(item(cursor, indent, depth));
  } while (cursor.indent === indent && cursor.isItem());
  return items;
}

function item(cursor: Cursor, indent: number, depth: number): unknown {
  const dash = cursor.position;
  cursor.position++;
  cursor.skipSpaces();
  if (cursor.atLineEnd()) {
    return valueBelow(cursor, indent, depth, false);
  }
  if (cursor.isItem()) {
    throw GIVE_UP;
  }
  if (!cursor.isKey()) {
    return inlineValue(cursor, indent);
  }
  cursor.indent = indent + cursor.position - dash;
  return block(cursor, depth + 1);
}

/** What stands on the lines below a key or a dash; null when nothing does. A key's list need not be indented. */
function valueBelow(cursor: Cursor, indent: number, depth: number, isKey: boolean): unknown {
  cursor.endLine();
  return cursor.indent > indent || (isKey && cursor.indent === indent && cursor.isItem()) ? block(cursor, depth + 1) : null;
}
