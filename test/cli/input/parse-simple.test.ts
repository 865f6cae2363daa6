import fc from 'fast-check';
import { dump } from 'js-yaml';
import { parseSimple } from '../../../src/cli/input/parse-simple';
import { parseText } from '../../../src/cli/input/parse-text';
import { splitDocuments } from '../../../src/cli/input/split-documents';
import { TEXTS } from '../../fuzz/corpus';
import { mutateText, textMutation } from '../../fuzz/mutations';

/** What the parser of all YAML makes of a text; undefined when it is not exactly one document without a fault. */
function reference(text: string): unknown {
  try {
    const { values } = parseText(text);
    return values.length === 1 ? values[0] : undefined;
  } catch {
    return undefined;
  }
}

describe('reads what manifests are written in', () => {
  test.each<[string, string]>([
    ['mappings and lists', 'a: 1\nb:\n  c: x\n  d:\n  - e\n  - f: 1\n    g: 2\n  -\n    h: 3\n'],
    ['a marker, comments and blank lines', '--- # first\n# c\na: 1 # one\n\n  # d\nb: x#y\nc:   # below\n  d: 1\n'],
    ['keys and scalars of YAML 1.1', 'on: off\n8080: 0644\nx: ~\nn: 1_000\nz:\nd: 2020-01-01\n'],
    ['quotes', 'a: "x: y # z"\nb: \'{{ "x" }}\' # c\nc: ""\n'],
    ['flow collections on one line', 'a: {b: 1, c: [x, "y z", {}], d: []}\ne: [--x, -1, ]\n'.replace('--x, -1, ', '"--x", 1, ')],
    ['literal blocks', 'a: |\n  #!/bin/sh\n\n    indented\n  last\n\n\nb:\n- |-\n  x: y\n  z\nc: 1\n'],
    ['values with dashes and colons', 'a: --flag=x:y\nb: -1\nc: http://x:80/y\nd: ---\n'],
    ['no line break at the end', 'a:\n  - b'],
  ])('%s', (_name, text) => {
    expect(parseSimple(text)).toEqual(reference(text));
    expect(parseSimple(text)).toBeDefined();
  });
});

describe('leaves to the parser of all YAML', () => {
  test.each([
    'a: 1\na: 2\n', 'a: &x 1\n', 'a: *x\n', 'a: !!str 1\n', 'a: >\n  b\n', 'a: |+\n  b\n', 'a: |2\n  b\n', 'a: "b\\n"\n', 'a: \'it\'\'s\'\n', '"a": 1\n', '? a\n: b\n',
    'a: b\n  c\n', 'a: b: c\n', 'a: [b,\n  c]\n', 'a: {"b":1}\n', 'a:\tb\n', 'a: b\r\n', 'ä: 1\n', '<<: {a: 1}\n', '{a: 1}\n', '- - a\n', 'a\n', '', '# nothing\n', '---\n',
    '%YAML 1.2\n---\na: 1\n', 'a: 1\n...\n', '__proto__: 1\n', 'a: @b\n', 'a: {{ b }}\n', 'a: - b\n', 'a b: 1\n', 'a: 1\n b: 2\n', '  a: 1\nb: 2\n',
  ])('%j', (text) => {
    expect(parseSimple(text)).toBeUndefined();
  });
});

const runs = Number(process.env.FUZZ_RUNS ?? 5_000);

function expectAgreement(text: string): void {
  for (const { text: part } of splitDocuments(text)) {
    const value = parseSimple(part);
    if (value !== undefined) {
      expect(value).toEqual(reference(part));
    }
  }
}

test('never says anything else than the parser of all YAML, whatever becomes of a manifest\'s text', () => {
  fc.assert(fc.property(fc.constantFrom(...TEXTS), fc.array(textMutation, { minLength: 1, maxLength: 3 }), (text, mutations) =>
    expectAgreement(mutateText(text, mutations))), { numRuns: runs });
});

test('nor of texts put together out of its own pieces', () => {
  const piece = fc.constantFrom('a', 'b:', 'c: ', ' ', '  ', '\n', '\n  ', '\n- ', '- ', ': ', '#', ' # x', '|', '|-', '"', '\'', '{', '}', '[', ']', ',', '---', '1', '~', '-', '\n\n', 'x: y\n');

  fc.assert(fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => expectAgreement(pieces.join(''))), { numRuns: 4 * runs });
});

test('reads a part of a text as it reads that part alone', () => {
  const value = fc.jsonValue().filter((json) => typeof json === 'object' && json !== null && Object.keys(json).length > 0);

  fc.assert(fc.property(fc.array(value, { minLength: 1, maxLength: 3 }), (values) => {
    const texts = values.map((json) => dump(json));
    const whole = texts.join('');
    let start = 0;
    for (const text of texts) {
      expect(parseSimple(whole, start, start + text.length)).toEqual(parseSimple(text));
      start += text.length;
    }
  }));
});
