import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { findingsOfExample, VERSIONS } from './examples';
import { Category } from '../../src/checks/finding';
import { findRule, RULES } from '../../src/checks/registry';
import { rulePages } from '../../tools/rule-pages';

const root = resolve(__dirname, '../..');
const CATEGORIES: readonly Category[] = ['admission', 'order', 'probes', 'shutdown', 'jobs', 'resources', 'ports', 'security', 'config', 'version'];

const ids = RULES.map((rule) => rule.id);
const filesIn = (folder: string, ending: string) =>
  readdirSync(join(root, folder)).filter((file) => file.endsWith(ending)).map((file) => basename(file, ending)).sort();

test('every rule has a file of its name, and every file is registered', () => {
  expect(filesIn('src/checks/rules', '.ts')).toEqual([...ids].sort());
});

test('every rule has a test of its name', () => {
  expect(ids.filter((id) => !existsSync(join(root, `test/checks/rules/${id}.test.ts`)))).toEqual([]);
});

test('rules are in the order of the documentation: by category, then by id', () => {
  const position = (id: string) => `${String(CATEGORIES.indexOf(findRule(id)!.category)).padStart(2, '0')} ${id}`;
  expect(ids).toEqual([...ids].sort((a, b) => (position(a) < position(b) ? -1 : 1)));
});

describe('the documentation', () => {
  const pages = rulePages(RULES);

  test.each([...pages.keys()])('%s is what "npm run docs" would write', (path) => {
    expect(existsSync(join(root, 'docs', path)) && readFileSync(join(root, 'docs', path), 'utf8')).toBe(pages.get(path));
  });

  test('no page is left of a rule that is gone', () => {
    expect(filesIn('docs/rules', '.md')).toEqual([...ids].sort());
  });
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('has an id that fits an annotation key together with a container', () => {
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(id.length).toBeLessThanOrEqual(40);
  });

  test('has texts in the form of the others', () => {
    expect(rule.title).toMatch(/^[A-Z][^\n]*[^.\s]$/);
    expect(rule.why).toMatch(/^\S[^\n]*[.)]$/);
    expect(rule.fix).toMatch(/^[a-z'"][^\n]*[^.\s]$/);
    expect(rule.acknowledge).toMatch(/^[A-Z][^\n]*\.$/);
  });

  test('finds fault with its bad example, in at least one version of Kubernetes', () => {
    expect(VERSIONS.some((version) => findingsOfExample(rule, rule.bad, version).length > 0)).toBe(true);
  });

  test('finds no fault with its good example, in any version', () => {
    expect(VERSIONS.flatMap((version) => findingsOfExample(rule, rule.good, version))).toEqual([]);
  });

  test('complains in one line, in lower case, without a final stop', () => {
    for (const { message, fix } of VERSIONS.flatMap((version) => findingsOfExample(rule, rule.bad, version))) {
      expect(message).toMatch(/^[a-z'"][^\n]*[^.\s]$/);
      expect(message).not.toContain('the rule itself failed');
      expect(fix ?? rule.fix).toMatch(/^[a-z'"][^\n]*[^.\s]$/);
    }
  });
});
