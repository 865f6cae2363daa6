import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const CONFIG_NAME = '.cdk8s-sidecars.yaml';

/** The configuration file of a directory or of the nearest one above, as a path relative to the directory. */
export function findConfig(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const path = join(folder, CONFIG_NAME);
    if (existsSync(path)) {
      return relative(cwd, path);
    }
    if (folder === dirname(folder)) {
      return undefined;
    }
  }
}
