/** 4.5 as "4.5s", 150 as "2m 30s", without a bound as "never". */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) {
    return 'never';
  }
  if (Math.abs(seconds) < 120) {
    return `${Number(seconds.toFixed(Math.abs(seconds) < 10 ? 2 : 1))}s`;
  }
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const parts: [number, string][] = hours > 0
    ? [[hours, 'h'], [Math.floor(whole % 3600 / 60), 'm']]
    : [[Math.floor(whole / 60), 'm'], [whole % 60, 's']];
  return parts.filter(([n]) => n > 0).map(([n, unit]) => `${n}${unit}`).join(' ');
}

/** "a", "a and b", "a, b and c". */
export function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** Before a sum in which something unknown counts as 0. */
export function atLeast(unknown: boolean): string {
  return unknown ? 'at least ' : '';
}
