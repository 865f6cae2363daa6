import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rulePages } from './rule-pages';
import { RULES } from '../src/checks/registry';

const docs = resolve(__dirname, '../docs');
const pages = rulePages(RULES);

mkdirSync(join(docs, 'rules'), { recursive: true });
for (const file of readdirSync(join(docs, 'rules'))) {
  if (!pages.has(`rules/${file}`)) {
    rmSync(join(docs, 'rules', file));
  }
}
for (const [path, text] of pages) {
  writeFileSync(join(docs, path), text);
}
console.log(`${pages.size} pages written to docs/`);
