/** A figure and what it may be at most. */
export interface Figure {
  readonly what: string;
  /** How it came about, such as "1.31 s against 1.20 s". */
  readonly detail: string;
  readonly value: number;
  readonly limit: number;
}

/** A file of this folder exports one as `bench`. */
export interface Bench {
  readonly name: string;
  run(): Figure[] | Promise<Figure[]>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2;
}
