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
    return decodeUtf16(bytes, 'utf-16le');
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return decodeUtf16(bytes, 'utf-16be');
  }
  if (!isUtf8(bytes)) {
    throw new Error('the file is neither UTF-8 nor UTF-16 with a byte order mark; save it as UTF-8');
  }
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', hasMark ? 3 : 0);
}

function decodeUtf16(bytes: Buffer, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Error('the file begins like UTF-16 but is not; save it as UTF-8');
  }
}
