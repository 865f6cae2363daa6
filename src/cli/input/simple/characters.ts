export const NEWLINE = 0x0a;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const APOSTROPHE = 0x27;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const COLON = 0x3a;
export const OPEN_LIST = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_LIST = 0x5d;
export const OPEN_MAP = 0x7b;
export const BAR = 0x7c;
export const CLOSE_MAP = 0x7d;

/** Of a character's code: whether it is one of these. */
export function table(characters: string): Uint8Array {
  const marks = new Uint8Array(128);
  for (const character of characters) {
    marks[character.charCodeAt(0)] = 1;
  }
  return marks;
}

export const WORD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./-';

/** Of a character's code; behind the end of a text it is NaN. */
export function isSpaceOrEnd(code: number): boolean {
  return code === SPACE || code === NEWLINE || Number.isNaN(code);
}

export function isLineEnd(code: number): boolean {
  return code === NEWLINE || Number.isNaN(code);
}
