import fc from 'fast-check';
import { dump, load, YAML11_SCHEMA } from 'js-yaml';
import { ParseError } from '../../../src/cli/input/parse-error';
import { parseText } from '../../../src/cli/input/parse-text';

const parse = (text: string) => parseText(text).values;

describe('unquoted scalars are what kubectl takes them for', () => {
  test.each<[string, unknown]>([
    ['yes', true], ['On', true], ['y', true], ['TRUE', true], ['off', false], ['N', false], ['False', false], ['yEs', 'yEs'],
    ['~', null], ['Null', null], ['nULL', 'nULL'],
    ['0', 0], ['-7', -7], ['+7', 7], ['1_000', 1000], ['0644', 420], ['0o644', 420], ['0x1F', 31], ['0b101', 5], ['-0b11', -3], ['089', 89],
    ['1.5', 1.5], ['.5', 0.5], ['1.', 1], ['1e3', 1000], ['1E-2', 0.01], ['-.5', -0.5],
    ['1:30', '1:30'], ['2020-01-01', '2020-01-01'], ['2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z'], ['1.32.4', '1.32.4'], ['100m', '100m'], ['-', [null]],
    ['.inf', '.inf'], ['.nan', '.nan'], ['0x', '0x'],
    ['"yes"', 'yes'], ['\'0644\'', '0644'], ['!!str 12', '12'], ['!vault secret', 'secret'],
  ])('%s', (text, value) => {
    expect(parse(text)).toEqual([value]);
  });
});

test('keys are texts, whatever they look like', () => {
  expect(parse('{on: 1, 8080: 2, null: 3, 1.0: 4}')).toEqual([{ true: 1, 8080: 2, null: 3, 1: 4 }]);
});

test('merge keys add what is not there', () => {
  expect(parse('a: &a {p: 1, q: 2}\nb: {<<: *a, q: 3}\nc: {q: 4, <<: [{p: 5}, *a], r: 6}')).toEqual([{
    a: { p: 1, q: 2 },
    b: { p: 1, q: 3 },
    c: { q: 4, p: 5, r: 6 },
  }]);
});

test('__proto__ is a key like any other', () => {
  const [value] = parse('__proto__: {polluted: true}') as [object];

  expect(Object.keys(value)).toEqual(['__proto__']);
  expect(({} as any).polluted).toBeUndefined();
});

test('an alias may repeat a value often', () => {
  const text = `a: &a [1, 2, 3]\nb: [${Array(1000).fill('*a').join(', ')}]`;

  expect((parse(text)[0] as any).b).toHaveLength(1000);
});

describe('refused with the place of the fault', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...'bcdefghi'.split('').map((name, i) =>
    `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[i]}`).join(', ')}]`)].join('\n');

  test.each<[string, string, string, number]>([
    ['a key given twice', 'a: 1\na: 2', 'malformed YAML: duplicate key "a"', 5],
    ['a key given twice in JSON', '{"a":1,"a":2}', 'malformed YAML: duplicate key "a"', 7],
    ['a tab for indentation', 'a:\n\tb: 1', 'malformed YAML: tab characters must not be used in indentation', 3],
    ['a NUL byte', 'a: \0', 'the text holds a NUL byte, which is no YAML; of UTF-16 a byte order mark must tell', 3],
    ['a key given twice beside a merged one', 'a: &a {p: 1}\nb: {<<: *a, p: 2, p: 3}', 'malformed YAML: duplicate key "p"', 31],
    ['a mapping as a key', '? {a: 1}\n: 2', 'malformed YAML: a key must be a text, not a mapping or a list', 2],
    ['a text merged', 'a: {<<: text}', 'malformed YAML: only mappings can be merged by "<<"', 8],
    ['an unknown alias', 'a: *b', 'malformed YAML: unknown alias "b"', 3],
    ['a Helm template', '{{- if .Values.on }}\nkind: Pod\n{{- end }}',
      'this is a template, not YAML (malformed YAML: missed comma between flow collection entries); render it first, such as by: helm template . | cdk8s-sidecars check -', 2],
    ['a value that contains itself', 'a: &a [*a]', 'the alias "a" stands inside the value that it names; write the value out', 7],
    ['aliases that explode', bomb, 'aliases make more than 1000000 values of this document; write them out', 260],
    ['endless nesting', '['.repeat(100_000), 'malformed YAML: nesting exceeded maxDepth (100)', 99],
  ])('%s', (_name, text, message, offset) => {
    let error: unknown;
    try {
      parse(text);
    } catch (e) {
      error = e;
    }

    expect(error).toBeInstanceOf(ParseError);
    expect(error).toMatchObject({ message, offset });
  });
});

test('agrees with js-yaml wherever YAML 1.1 and 1.2 do', () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const { value: values } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, scalar, fc.array(tie('value')), fc.dictionary(fc.string(), tie('value'))),
  }));

  fc.assert(fc.property(values, fc.nat(), (value, flowLevel) => {
    const text = dump(value, { flowLevel: flowLevel % 5 - 1, noRefs: flowLevel % 2 === 0 });
    expect(parse(text)).toEqual([load(text, { schema: YAML11_SCHEMA })]);
  }));
});
