import { block } from './simple/blocks';
import { Cursor, GIVE_UP } from './simple/cursor';

/**
 * Reads the YAML that most manifests are written in (block mappings and lists, scalars on one line, literal blocks, short flow collections,
 * printable ASCII) much faster than a parser of all of YAML can.
 *
 * @param start where the document begins in the text, at the beginning of a line
 * @param end where it ends, behind a line break or at the end of the text
 * @returns the document's value as `parseText` would make it; undefined when the text holds anything else, or a fault
 */
export function parseSimple(text: string, start = 0, end = text.length): object | undefined {
  if (UNUSUAL.test(text.slice(start, end))) {
    return undefined;
  }
  try {
    return document(new Cursor(text, end), start);
  } catch (error) {
    if (error === GIVE_UP) {
      return undefined;
    }
    throw error;
  }
}

// eslint-disable-next-line no-control-regex
const UNUSUAL = /[^\x20-\x7e\n]/;

function document(cursor: Cursor, start: number): object | undefined {
  if (cursor.text.startsWith('---', start)) {
    cursor.position = start + 3;
    cursor.endLine();
  } else {
    cursor.findLine(start);
  }
  const value = cursor.indent < 0 ? undefined : block(cursor, 0);
  return cursor.indent < 0 ? value : undefined;
}
