import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A pod as people write it, what becomes of it, and what is said about it. */
export interface Case {
  readonly name: string;
  readonly folder: string;
  readonly legacy: string;
  readonly native: string;
  readonly report: string;
}

const ROOT = join(__dirname, 'corpus');

export const CASES: readonly Case[] = readdirSync(ROOT).sort().map((name) => {
  const read = (file: string) => readFileSync(join(ROOT, name, file), 'utf8');
  return { name, folder: join(ROOT, name), legacy: read('legacy.yaml'), native: read('native.yaml'), report: read('report.txt') };
});
