/** Halves of surrogate pairs, which UTF-8 cannot hold, replaced. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '\ufffd');
}
