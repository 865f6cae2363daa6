/** Seconds for a message: `5s`, `0.25s`, `for ever`. */
export function inSeconds(seconds: number): string {
  return Number.isFinite(seconds) ? `${Math.round(seconds * 100) / 100}s` : 'for ever';
}
