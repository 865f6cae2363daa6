import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseText } from '../../src/cli/input/parse-text';

const folder = join(__dirname, 'corpus');

/** Realistic manifests, as texts. */
export const TEXTS: readonly string[] = readdirSync(folder).sort().map((file) => readFileSync(join(folder, file), 'utf8'));

/** The same as values: of each text its documents. */
export const VALUES: readonly (readonly unknown[])[] = TEXTS.map((text) => parseText(text).values);
