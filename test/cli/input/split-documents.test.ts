import { splitDocuments } from '../../../src/cli/input/split-documents';

const split = (text: string) => [...splitDocuments(text)].map((chunk) => chunk.text);

test.each<[string, string, string[]]>([
  ['one document', 'a: 1\n', ['a: 1\n']],
  ['the marker opens a document', 'a: 1\n---\nb: 1\n', ['a: 1\n', '---\nb: 1\n']],
  ['a marker at the very beginning', '---\na: 1\n', ['---\na: 1\n']],
  ['content and comments may follow the marker', 'a: 1\n--- # b\nb: 1\n--- {c: 1}', ['a: 1\n', '--- # b\nb: 1\n', '--- {c: 1}']],
  ['lines may end as on Windows', 'a: 1\r\n---\r\nb: 1\r\n', ['a: 1\r\n', '---\r\nb: 1\r\n']],
  ['dashes that are no marker', 'a: |\n  ---\n----\n', ['a: |\n  ---\n----\n']],
  ['a directive belongs to the document below it', '%YAML 1.1\n---\na: 1\n', ['%YAML 1.1\n---\na: 1\n']],
  ['so does one below a comment', '# head\n\n%YAML 1.1\n---\na: 1\n', ['# head\n\n%YAML 1.1\n---\na: 1\n']],
  ['so does one behind the end of the document before', 'a: 1\n...\n# b\n%YAML 1.1\n---\nb: 1\n', ['a: 1\n...\n', '# b\n%YAML 1.1\n---\nb: 1\n']],
  ['so does every one', '%YAML 1.1\r\n---\r\na: 1\r\n... # end\r\n%YAML 1.2\r\n%TAG ! x\r\n---\r\nb: 1\r\n',
    ['%YAML 1.1\r\n---\r\na: 1\r\n... # end\r\n', '%YAML 1.2\r\n%TAG ! x\r\n---\r\nb: 1\r\n']],
  ['a percent sign in a text is no directive', 'a: >\n  x\n%YAML 1.1\n---\nb: 1\n', ['a: >\n  x\n%YAML 1.1\n', '---\nb: 1\n']],
  ['an empty line and a marker', '\n---\na: 1\n', ['\n', '---\na: 1\n']],
  ['an end without directives', 'a: 1\n...\n\n---\nb: 1\n', ['a: 1\n...\n\n', '---\nb: 1\n']],
  ['JSON objects one below the other', '{"a": 1}\n{"b": 1}\n', ['{"a": 1}\n', '{"b": 1}\n']],
  ['a JSON list of objects is one', '{"items": [\n{"a": 1},\n{"b": 1}\n]}', ['{"items": [\n{"a": 1},\n{"b": 1}\n]}']],
])('%s', (_name, text, chunks) => {
  expect(split(text)).toEqual(chunks);
});

test('no character is lost, and every part knows its offset', () => {
  const text = '# first\n---\na: 1\n---\n---\n{"b": 1}\n{"c": 1}\n';

  for (const { start, text: part } of splitDocuments(text)) {
    expect(text.slice(start, start + part.length)).toBe(part);
  }
  expect(split(text).join('')).toBe(text);
});
