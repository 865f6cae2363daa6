/** Replacements of ranges of a text, collected while the text is walked, in the order in which they were found. */
export class Edits {
  private readonly list: { start: number; end: number; text: string }[] = [];

  constructor(private readonly source: string) {}

  /** Two insertions at one place come in the order in which they were made. */
  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  remove(start: number, end: number): void {
    this.replace(start, end, '');
  }

  replace(start: number, end: number, text: string): void {
    this.list.push({ start, end, text });
  }

  /** The part of the text from `start` to `end` with the replacements made, all of which lie in it. */
  apply(start = 0, end = this.source.length): string {
    const sorted = this.list.map((edit, i) => ({ edit, i })).sort((a, b) => a.edit.start - b.edit.start || a.i - b.i);
    const parts: string[] = [];
    let at = start;
    for (const { edit } of sorted) {
      parts.push(this.source.slice(at, Math.max(at, edit.start)), edit.text);
      at = Math.max(at, edit.end);
    }
    parts.push(this.source.slice(at, end));
    return parts.join('');
  }
}
