import * as fc from 'fast-check';
import { changeText } from '../../../src/migrate/text/change-text';
import { Source } from '../../../src/migrate/text/source';
import { Unwritable } from '../../../src/migrate/text/unwritable';

/** A text after a change to the draft of its first document. */
function changed(text: string, change: (draft: any) => void): string {
  const source = new Source(text);
  const draft = source.draft(source.roots[0]);
  change(draft);
  return changeText(source, new Map([[source.roots[0], draft]]));
}

function insertFirst(object: any, key: string, value: unknown): void {
  const rest = { ...object };
  Object.keys(object).forEach((name) => delete object[name]);
  Object.assign(object, { [key]: value }, rest);
}

describe('what a change to the values makes of the text', () => {
  test('an item that goes to a new list takes its comments along and keeps its quotes', () => {
    const text = [
      'spec:', '    # all of them', '    containers:', '    - name: app   # main', '    # the proxy', '    - name: "proxy"', '      args: [ "-x" ]', '',
    ].join('\n');

    expect(changed(text, ({ spec }) => insertFirst(spec, 'initContainers', spec.containers.splice(1)))).toBe([
      'spec:', '    # all of them', '    initContainers:', '    # the proxy', '    - name: "proxy"', '      args: [ "-x" ]',
      '    containers:', '    - name: app   # main', '',
    ].join('\n'));
  });

  test('an item is indented as the list is that it goes to', () => {
    const text = ['a:', '- x: 1', 'b:', '    - y: 2', '      z: |', '        text', ''].join('\n');

    expect(changed(text, (draft) => draft.a.push(draft.b.shift(), { m: 1 }) && draft.b.push({ new: [1] }))).toBe(
      ['a:', '- x: 1', '- y: 2', '  z: |', '    text', '- m: 1', 'b:', '    - new:', '      - 1', ''].join('\n'));
  });

  test.each([
    ['deeper than its key', 'a:\n  b:\n  - x\n  # end of x\n\n    # end of b\n', ''],
    ['as far as its key, when it is the last one', 'a:\n  b: 1\n  # end of a\n', ''],
    ['deeper than its key, in front of another member', 'a:\n  b:\n    x: 1\n    # end of b\n', '  # of d\n  d: 1\n'],
    ['at the very end', 'a:\n  b: 1\n    # end', ''],
  ])('a new member goes below the comments of the one before it: %s', (_, before, after) => {
    const added = before.endsWith('\n') ? '  c: 2\n' : '\n  c: 2';

    expect(changed(before + after, (draft) => {
      const { b, ...rest } = draft.a;
      Object.keys(rest).forEach((key) => delete draft.a[key]);
      Object.assign(draft.a, { b, c: 2, ...rest });
    })).toBe(before + added + after);
  });

  test('one of two blank lines goes with an item that goes', () => {
    expect(changed('a:\n  - x: 1\n\n  - y: 2\n\nb: 1\n', (draft) => draft.a.pop())).toBe('a:\n  - x: 1\n\nb: 1\n');
    expect(changed('a:\n  - x: 1\n\n  - y: 2\n\nb: 1\n', (draft) => draft.a.shift())).toBe('a:\n  - y: 2\n\nb: 1\n');
    expect(changed('a:\n  - x: 1\n\n  - y: 2\n', (draft) => draft.a.pop())).toBe('a:\n  - x: 1\n');
  });

  test('a key on the line of the dash can go', () => {
    expect(changed('- args: [a]\n  # about b\n  b: 1\n', (draft) => delete draft[0].args)).toBe('- # about b\n  b: 1\n');
    expect(changed('- args:\n    - a\n  b: 1\n', (draft) => delete draft[0].args)).toBe('- b: 1\n');
  });

  test('the comment above an item that goes stays, unless the item only moves', () => {
    expect(changed('a:\n  # about x\n  - x: 1\n  - y: 2\n', (draft) => draft.a.shift())).toBe('a:\n  # about x\n  - y: 2\n');
    expect(changed('a:\n  # about x\n  - x: 1\n  - y: 2\n', (draft) => draft.a.push(draft.a.shift()))).toBe('a:\n  - y: 2\n  # about x\n  - x: 1\n');
  });

  test('the comment above a key that goes stays', () => {
    expect(changed('a: 1\n# about b\nb: # of b\n  c: 1 # too\nd: 2\n', (draft) => delete draft.b)).toBe('a: 1\n# about b\nd: 2\n');
  });

  test.each([
    ['plain', 'a: x # c\n', 'a: w # c\n'],
    ['single quotes', "a: 'x'\n", "a: 'w'\n"],
    ['double quotes', 'a: "x"\n', 'a: "w"\n'],
    ['a literal block', 'a: |\n   x\n', 'a: |\n   w\n'],
    ['a folded block', 'a: >-\n   x\n', 'a: >-\n   w\n'],
    ['an anchor', 'a: &n x\n', 'a: &n w\n'],
  ])('a scalar keeps its form: %s', (_form, before, after) => {
    expect(changed(before, (draft) => (draft.a = draft.a.replace('x', 'w')))).toBe(after);
  });

  test('lines of a literal block go one by one', () => {
    expect(changed('a: |\n   x\n\n   y\n   z\nb: 1\n', (draft) => (draft.a = draft.a.replace('y\n', '')))).toBe('a: |\n   x\n\n   z\nb: 1\n');
  });

  test('a value that YAML would read otherwise is quoted', () => {
    expect(changed('a: 1\n', (draft) => Object.assign(draft, { b: 'true', c: 'yes', d: '1', e: 'a: b', f: '', g: 'x' })))
      .toBe('a: 1\nb: "true"\nc: "yes"\nd: "1"\ne: "a: b"\nf: ""\ng: x\n');
  });

  test('brackets and JSON keep their layout', () => {
    expect(changed('a: {b: [x, "y", z], c: 1}\n', (draft) => draft.a.b.splice(1, 1) && (draft.a.d = { e: ['q'] })))
      .toBe('a: {b: [x, z], c: 1, d: {e: [q]}}\n');
    expect(changed('{\n  "a": 1\n}\n', (draft) => (draft.b = { c: [true, null] }))).toBe(
      '{\n  "a": 1,\n  "b": {\n    "c": [\n      true,\n      null\n    ]\n  }\n}\n');
    expect(changed('{\n\t"a": 1\n}\n', (draft) => (draft.b = { c: 2 }))).toBe('{\n\t"a": 1,\n\t"b": {\n\t\t"c": 2\n\t}\n}\n');
    expect(changed('{"a": [{"b": 1}, {"c": 2}], "d": []}', (draft) => draft.d.push(draft.a.pop()))).toBe('{"a": [{"b": 1}], "d": [{"c": 2}]}');
  });

  test('Windows line ends stay and are used for what is added', () => {
    expect(changed('a:\r\n  b: 1\r\nc: 2\r\n', (draft) => (draft.a.d = { e: 1 }))).toBe('a:\r\n  b: 1\r\n  d:\r\n    e: 1\r\nc: 2\r\n');
  });

  test('a text that does not end its last line gets no line end', () => {
    expect(changed('a: 1', (draft) => (draft.b = 2))).toBe('a: 1\nb: 2');
  });

  test('other documents of the text stay as they are', () => {
    expect(changed('---\na: 1\n---\n# two\nb: [ ]\n...\n', (draft) => (draft.a = 2))).toBe('---\na: 2\n---\n# two\nb: [ ]\n...\n');
  });

  test('an alias that stays is kept, and one that would have to change is refused', () => {
    const text = 'a: &x\n  - 1\nb: *x\nc: {<<: {d: 1}, e: 2}\n';

    expect(changed(text, (draft) => (draft.c.e = 3))).toBe(text.replace('e: 2', 'e: 3'));
    expect(() => changed(text, (draft) => draft.b.push(2))).toThrow(Unwritable);
    expect(() => changed(text, (draft) => delete draft.c.d)).toThrow(Unwritable);
  });

  test('an anchor holds in its own document only', () => {
    const source = new Source('a: &x {n: 1}\n---\nb: &x {n: 2}\nc: *x\nd: &x {n: 3}\n');

    expect(source.draft(source.roots[1])).toEqual({ b: { n: 2 }, c: { n: 2 }, d: { n: 3 } });
  });

  test('an anchor must not move behind its alias', () => {
    expect(() => changed('a:\n  - &x {n: 1}\nb: *x\nc:\n  - {}\n', (draft) => draft.c.push(draft.a.pop()) && draft.a.push(1))).toThrow(Unwritable);
  });
});

describe('any change to any text', () => {
  const comment = fc.option(fc.nat(999), { nil: undefined, freq: 3 });
  const leaf = fc.constantFrom('x', '"q"', "'s'", '12', 'true', '[a, b]', '{k: v}', '|\nblock\ntext', '>-\nfolded');
  const member = fc.record({ key: fc.constantFrom('image', 'args', 'env', 'lifecycle', 'ports'), leaf, above: comment, behind: comment });
  const item = fc.record({
    above: comment,
    blank: fc.boolean(),
    members: fc.uniqueArray(member, { selector: (m) => m.key, minLength: 0, maxLength: 5 }),
  });
  const layout = fc.record({ step: fc.constantFrom(2, 4), indented: fc.boolean(), crlf: fc.boolean() });
  const plan = fc.record({
    layout, items: fc.array(item, { minLength: 2, maxLength: 5 }), moved: fc.nat(4), removed: fc.nat(4), added: fc.boolean(),
  });

  function write({ layout: { step, indented, crlf }, items }: any): string {
    let serial = 0;
    const mark = (n?: number) => (n === undefined ? '' : `# ${serial++}-${n}`);
    const dash = ' '.repeat(step + (indented ? step : 0));
    const lines = [`spec: ${mark(1)}`, `${' '.repeat(step)}containers: ${mark(2)}`];
    for (const { above, blank, members } of items) {
      lines.push(...blank ? [''] : [], ...above === undefined ? [] : [dash + mark(above)], `${dash}- name: n${serial++}`);
      for (const m of members) {
        lines.push(...m.above === undefined ? [] : [`${dash}  ${mark(m.above)}`]);
        const [head, ...rest] = m.leaf.split('\n');
        lines.push(`${dash}  ${m.key}: ${head} ${mark(m.behind)}`, ...rest.map((line: string) => `${dash}    ${line}`));
      }
    }
    lines.push(`${' '.repeat(step)}volumes: [] ${mark(3)}`, '');
    return lines.join(crlf ? '\r\n' : '\n');
  }

  test('changes only the lines that it concerns, and loses no comment but those of what it removes', () => {
    fc.assert(fc.property(plan, (given) => {
      const text = write(given);
      let gone = '';
      const after = changed(text, ({ spec }) => {
        const [container] = spec.containers.splice(given.moved % spec.containers.length, 1);
        const keys = Object.keys(container).slice(1);
        gone = keys[given.removed % (keys.length || 1)] ?? '';
        delete container[gone];
        if (given.added) {
          container.restartPolicy = 'Always';
        }
        insertFirst(spec, 'initContainers', [container]);
      });

      const own = (t: string) => t.split('\n').map((line) => line.trim()).filter((line) => line !== '');
      const left = own(after);
      const missing = own(text).filter((line) => !left.includes(line));
      const added = left.filter((line) => !own(text).includes(line));

      expect(added).toEqual(['initContainers:', ...given.added ? ['restartPolicy: Always'] : []]);
      expect(missing.filter((line) => !line.startsWith(`${gone}:`) && line !== 'block' && line !== 'text' && line !== 'folded')).toEqual([]);
      expect(after.includes('\r\n')).toBe(given.layout.crlf);
    }), { numRuns: 500 });
  });

  test('a draft that is not changed gives the same text, byte for byte', () => {
    fc.assert(fc.property(plan, (given) => {
      const text = write(given);
      expect(changed(text, () => undefined)).toBe(text);
    }));
  });
});
