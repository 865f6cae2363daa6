import { COLON, DASH, HASH, isLineEnd, isSpaceOrEnd, SPACE, table, WORD } from './characters';
import { plainScalar } from '../plain-scalar';

/** Thrown where the text is anything else than simple. Not an Error: a stack trace costs more than the parsing. */
export const GIVE_UP = Symbol('not simple');

const IN_KEYS = table(WORD);
const LONGEST_KEY = 200;

/** A place in a text, and how far its line is indented; -1 behind the last line. */
export class Cursor {
  position = 0;
  indent = 0;

  /** @param end of what is read; the text may go on */
  constructor(readonly text: string, readonly end: number) {}

  code(ahead = 0): number {
    return this.text.charCodeAt(this.position + ahead);
  }

  skipSpaces(): void {
    while (this.text.charCodeAt(this.position) === SPACE) {
      this.position++;
    }
  }

  /** Whether nothing but a comment follows on this line. */
  atLineEnd(): boolean {
    const code = this.code();
    return isLineEnd(code) || (code === HASH && this.code(-1) === SPACE);
  }

  /** Moves from behind a value to the next line with content. */
  endLine(): void {
    this.skipSpaces();
    if (!this.atLineEnd()) {
      throw GIVE_UP;
    }
    this.findLine(this.lineEnd(this.position) + 1);
  }

  /** Moves to the first line with content from a line's beginning on. */
  findLine(from: number): void {
    for (let start = from; start < this.end; start = this.lineEnd(start) + 1) {
      const indent = this.indentAt(start);
      const code = this.text.charCodeAt(start + indent);
      if (!isLineEnd(code) && code !== HASH) {
        this.position = start + indent;
        this.indent = indent;
        return;
      }
    }
    this.position = this.end;
    this.indent = -1;
  }

  indentAt(start: number): number {
    let end = start;
    while (this.text.charCodeAt(end) === SPACE) {
      end++;
    }
    return end - start;
  }

  lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }

  /** Whether a list's dash stands here. */
  isItem(): boolean {
    return this.code() === DASH && isSpaceOrEnd(this.code(1));
  }

  isKey(): boolean {
    return this.keyEnd() >= 0;
  }

  /** Reads a key, and moves behind its colon and the spaces after it. */
  key(): string {
    const start = this.position;
    const end = this.keyEnd();
    if (end < 0) {
      throw GIVE_UP;
    }
    this.position = end + 1;
    this.skipSpaces();
    return keyText(this.text, start, end);
  }

  /** Where the colon behind a key is; negative where there is no key. */
  private keyEnd(): number {
    const { text, position } = this;
    if (text.charCodeAt(position) === DASH) {
      return -1;
    }
    let end = position;
    while (IN_KEYS[text.charCodeAt(end)] === 1) {
      end++;
    }
    const isKey = end > position && end - position <= LONGEST_KEY && text.charCodeAt(end) === COLON && isSpaceOrEnd(text.charCodeAt(end + 1));
    return isKey ? end : -1;
  }
}

/** Keys are few and come often: one that is known need not be cut out of the text and looked up anew. */
const KNOWN_KEYS: string[] = new Array(1021).fill('');

export function keyText(text: string, start: number, end: number): string {
  const length = end - start;
  const slot = (length * 37 + text.charCodeAt(start) * 7 + text.charCodeAt(end - 1)) % KNOWN_KEYS.length;
  const known = KNOWN_KEYS[slot];
  if (known.length === length && text.startsWith(known, start)) {
    return known;
  }
  const word = text.slice(start, end);
  const key = String(plainScalar(word));
  if (key === word) {
    // a copy, since the slice would keep its whole text in memory
    KNOWN_KEYS[slot] = JSON.parse(JSON.stringify(key));
  }
  return key;
}
