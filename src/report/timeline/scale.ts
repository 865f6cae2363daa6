const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];

/** Round moments from 0 to `end`, at most `most` of them beside the 0. */
export function ticks(end: number, most: number): number[] {
  const step = STEPS.find((s) => end / s <= most) ?? Math.ceil(end / most / 86400) * 86400;
  const found: number[] = [];
  for (let i = 0; i * step <= end; i++) {
    found.push(Number((i * step).toFixed(1)));
  }
  return found;
}
