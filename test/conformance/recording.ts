import { readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';

/** The lines of a recording beside this file, such as `shutdown-v1.36`. */
export function recording<T>(name: string): T[] {
  const text = gunzipSync(readFileSync(join(__dirname, `${name}.jsonl.gz`))).toString('utf8');
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T);
}

/** The value below which a share of the numbers lie. */
export function quantile(numbers: readonly number[], share: number): number {
  return [...numbers].sort((a, b) => a - b)[Math.ceil(numbers.length * share) - 1];
}
