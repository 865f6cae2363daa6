import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version in this package's package.json, wherever the compiled code lies below it. */
export function version(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    try {
      return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
    } catch (error) {
      if (folder === dirname(folder)) {
        throw error;
      }
    }
  }
}
