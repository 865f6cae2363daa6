import { dedent } from '../../src/report/dedent';
import { escapeXml } from '../../src/report/escape-xml';
import { printable } from '../../src/report/printable';
import { wrap } from '../../src/report/wrap';

describe('wrap', () => {
  test.each([
    ['a text that fits stays whole', 'one two', 7, 'one two'],
    ['a line ends before the word that does not fit', 'one two three', 7, 'one two\n  three'],
    ['a word that is too long stands alone', 'a verylongword b', 4, 'a\n  verylongword\n  b'],
    ['line breaks count as spaces', 'one\n  two', 80, 'one two'],
    ['nothing is nothing', '', 10, ''],
  ])('%s', (_name, text, width, wrapped) => {
    expect(wrap(text, width, '  ')).toBe(wrapped);
  });
});

test('dedent takes off common indentation and blank lines around', () => {
  expect(dedent('\n    a:\n      b: 1\n\n    c: 2  \n\n')).toBe('a:\n  b: 1\n\nc: 2');
});

test('printable shows control characters and marks that turn the direction of text', () => {
  expect(printable('a\u001b[1m\tb\u202ec\u0085')).toBe('a\ufffd[1m b\ufffdc\ufffd');
  expect(printable('ünï ✓ 🚀')).toBe('ünï ✓ 🚀');
});

test('escapeXml keeps text as it is for a parser, line breaks included', () => {
  expect(escapeXml('<a b="c">&\n')).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&#10;');
});
