import { isUtf8 } from 'node:buffer';

/** V8's longest string. */
const LONGEST = 0x1fffffe8;

/**
 * The text of a file: UTF-8, or UTF-16 in either order where a byte order mark says so. The mark itself is dropped.
 *
 * @throws when the bytes are no text
 */
export function decodeText(bytes: Buffer): string {
  if (bytes.length > LONGEST) {
    throw new Error(`the file has ${Math.round(bytes.length / 1e6)} MB, more than can be read; split it`);
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder('utf-16be').decode(bytes);
  }
  if (!isUtf8(bytes)) {
    throw new Error('the file is neither UTF-8 nor UTF-16 with a byte order mark; save it as UTF-8');
  }
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', hasMark ? 3 : 0);
}
