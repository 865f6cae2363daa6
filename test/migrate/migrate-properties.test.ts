import * as fc from 'fast-check';
import { CASES } from './corpus';
import { migrated } from './migrated-text';
import { Source } from '../../src/migrate/text/source';

function values(text: string): unknown[] | undefined {
  try {
    const source = new Source(text);
    return source.roots.map((root) => source.draft(root));
  } catch {
    return undefined;
  }
}

const CHANGED = CASES.filter(({ legacy, native, name }) => legacy !== native && name !== 'json');
const anyCase = fc.constantFrom(...CHANGED);

describe('whatever the text looks like', () => {
  test('comments survive, and change nothing', () => {
    const places = fc.array(fc.record({ at: fc.nat(), indent: fc.nat(14), blank: fc.boolean() }), { minLength: 1, maxLength: 12 });

    fc.assert(fc.property(anyCase, places, ({ legacy, native }, given) => {
      const lines = legacy.split('\n');
      given.forEach(({ at, indent, blank }, i) =>
        lines.splice(at % lines.length, 0, ...blank ? [''] : [], `${' '.repeat(indent)}# comment ${i}.`));
      const text = lines.join('\n');
      // a line in a script, or between the lines of a quoted text, is no comment
      fc.pre(JSON.stringify(values(text)) === JSON.stringify(values(legacy)));
      const after = migrated(text).text;
      const left = new Set(after.split('\n').map((line) => line.trim()));

      expect(values(after)).toEqual(values(native));
      expect(migrated(after).text).toBe(after);
      lines.forEach((line, i) => {
        if (/# comment \d+\./.test(line) && !left.has(line.trim())) {
          // it goes only with what it stands in
          const neighbours = [lines.slice(0, i).reverse(), lines.slice(i + 1)].map((side) => side.find((other) => !/^\s*(#|$)/.test(other)) ?? '');
          expect(neighbours.every((other) => !left.has(other.trim()) || other.trim() === '' || isRepeated(other, lines))).toBe(true);
        }
      });
    }), { numRuns: 60 });
  });

  test('the lines that nothing is said about stay, in their order', () => {
    for (const { legacy, native } of CHANGED) {
      const own = native.split('\n').map((line) => line.trim());
      const lost = legacy.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !own.includes(line));

      // what is lost was rewritten or taken out: a handful of lines, never the bulk
      expect(lost.length).toBeLessThan(legacy.split('\n').length / 2);
    }
  });

  test('Windows line ends stay', () => {
    for (const { legacy, native } of CHANGED) {
      expect(migrated(legacy.replaceAll('\n', '\r\n')).text).toBe(native.replaceAll('\n', '\r\n'));
    }
  });

  test('JSON becomes the same objects, and stays JSON', () => {
    for (const { legacy, native } of CHANGED) {
      for (const space of [undefined, 2, '\t']) {
        const text = values(legacy)!.map((value) => JSON.stringify(value, undefined, space)).join('\n---\n');
        const after = migrated(text).text;

        expect(after.split('\n---\n').map((document) => JSON.parse(document))).toEqual(values(native));
      }
    }
  });

  test('other documents around it do not matter', () => {
    const before = '# first\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\n';
    const behind = '---\n# nothing here\n...\n---\nkind: Unknown\n';

    for (const { legacy, native } of CHANGED) {
      expect(migrated(before + legacy + behind).text).toBe(before + native + behind);
    }
  });
});

function isRepeated(line: string, lines: readonly string[]): boolean {
  return lines.filter((other) => other.trim() === line.trim()).length > 1;
}
