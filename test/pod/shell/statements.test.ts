import * as fc from 'fast-check';
import { parseStatements, withoutStatements } from '../../../src/pod/shell/statements';

const texts = (script: string) => parseStatements(script)?.map(({ text }) => text);

describe('statements of a shell script', () => {
  test.each<[string, string[]]>([
    ['a; b && c & d', ['a', 'b', 'c', 'd']],
    ['until curl -s localhost:1; do sleep 1; done; exec app', ['until curl -s localhost:1; do sleep 1; done', 'exec app']],
    ['while ! nc -z localhost 1\ndo\n  sleep 1\ndone\napp\n', ['while ! nc -z localhost 1\ndo\n  sleep 1\ndone', 'app']],
    ['(while true; do if [ -f /x ]; then kill $P; fi; done) & wait $P', ['(while true; do if [ -f /x ]; then kill $P; fi; done)', 'wait $P']],
    ['a || true; b 2>&1 >/dev/null; c &> /dev/null', ['a || true', 'b 2>&1 >/dev/null', 'c &> /dev/null']],
    ['echo "a; b" \'c; d\' $(e; f) `g; h` ${i:-;} \\; j', ['echo "a; b" \'c; d\' $(e; f) `g; h` ${i:-;} \\; j']],
    ['# a; comment\na # b; c\n\nb', ['a', 'b']],
    ['a | b; for x in done; do y; done', ['a | b', 'for x in done; do y; done']],
    ['a \\\n  --flag; b', ['a \\\n  --flag', 'b']],
    ['if a; then b; else c; fi\nd', ['if a; then b; else c; fi', 'd']],
    ['{ a; b; }; c', ['{ a; b; }', 'c']],
    ['', []],
  ])('%s', (script, expected) => {
    expect(texts(script)).toEqual(expected);
  });

  test.each(['cat <<EOF\nx\nEOF', 'echo "a', 'a; done)', 'if a; then b', "echo 'x"])('not taken apart: %s', (script) => {
    expect(parseStatements(script)).toBeUndefined();
  });
});

describe('a script without some of its statements', () => {
  test.each<[string, string[], string]>([
    ['wait; app', ['wait'], 'app'],
    ['wait && exec app', ['wait'], 'exec app'],
    ['app && quit', ['quit'], 'app'],
    ['app; quit', ['quit'], 'app'],
    ['app && quit; exit 0', ['quit'], 'app; exit 0'],
    ['app; rc=$?; quit; exit $rc', ['quit'], 'app; rc=$?; exit $rc'],
    ['set -e\nwait\napp\nquit\n', ['wait', 'quit'], 'set -e\napp\n'],
    ['set -e\n# about it\nwait\n\n  app --x\n', ['wait'], 'set -e\n# about it\napp --x\n'],
    ['a; b; c', ['a', 'b', 'c'], ''],
  ])('%s without %s', (script, gone, expected) => {
    const statements = parseStatements(script)!;

    expect(withoutStatements(script, statements, new Set(statements.filter(({ text }) => gone.includes(text))))).toBe(expected);
  });

  test('the others stay, in their order', () => {
    const word = fc.constantFrom('a', 'b x', 'c "q; r"', 'while d; do e; done');
    const row = fc.tuple(word, fc.constantFrom('; ', ' && ', '\n', ' &\n', '\n\n  '), fc.boolean());

    fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      const script = rows.map(([text, separator], i) => text + (i < rows.length - 1 ? separator : '')).join('');
      const statements = parseStatements(script)!;
      const gone = new Set(statements.filter((_, i) => rows[i][2]));

      expect(statements.map(({ text }) => text)).toEqual(rows.map(([text]) => text));
      expect(texts(withoutStatements(script, statements, gone))).toEqual(rows.filter(([, , out]) => !out).map(([text]) => text));
    }));
  });
});
