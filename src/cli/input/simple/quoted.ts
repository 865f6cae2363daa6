import { APOSTROPHE, BACKSLASH, isLineEnd, QUOTE } from './characters';
import { Cursor, GIVE_UP } from './cursor';

/** A text in quotes that holds neither an escape nor a line break. */
export function quoted(cursor: Cursor): string {
  const { text, position } = cursor;
  const quote = cursor.code();
  let end = position + 1;
  for (let code = text.charCodeAt(end); code !== quote; code = text.charCodeAt(++end)) {
    if (isLineEnd(code) || (code === BACKSLASH && quote === QUOTE)) {
      throw GIVE_UP;
    }
  }
  if (quote === APOSTROPHE && text.charCodeAt(end + 1) === APOSTROPHE) {
    throw GIVE_UP;
  }
  cursor.position = end + 1;
  return text.slice(position + 1, end);
}
