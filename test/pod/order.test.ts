import * as fc from 'fast-check';
import { START_ROLES, StartEntry, startOrder } from '../../src/pod/order';

const entry = (name: string, relations: Partial<StartEntry> = {}): StartEntry => ({ name, role: 'declared', ...relations });
const ordered = (entries: readonly StartEntry[], others = {}) => startOrder(entries, others).order.map((i) => entries[i].name);

test('without relations, entries start by role, and those of one role as they stand', () => {
  const entries = [
    entry('migrate'),
    entry('agent', { role: 'sidecar' }),
    entry('sql', { role: 'connection-proxy' }),
    entry('warm-up'),
    entry('logs', { role: 'log-shipper' }),
    entry('mesh', { role: 'mesh-proxy' }),
    entry('cache', { role: 'sidecar' }),
  ];

  expect(ordered(entries)).toEqual(['mesh', 'logs', 'sql', 'agent', 'cache', 'migrate', 'warm-up']);
});

test('a relation takes precedence over a role, and moves no more than it has to', () => {
  const entries = [entry('certificates'), entry('migrate'), entry('mesh', { role: 'mesh-proxy', startsAfter: ['certificates'] }), entry('logs', { role: 'log-shipper' })];

  expect(ordered(entries)).toEqual(['certificates', 'mesh', 'logs', 'migrate']);
});

test('relations to main containers and to injected ones are kept without doing anything, or cannot be kept', () => {
  const entries = [entry('a', { startsBefore: ['app', 'istio-proxy'] }), entry('b', { startsAfter: ['app', 'istio-proxy'] })];

  expect(startOrder(entries, { mains: ['app'], injected: ['istio-proxy'] }).broken).toEqual([
    { why: 'impossible', container: 'a', relation: 'startsBefore', other: 'istio-proxy' },
    { why: 'impossible', container: 'b', relation: 'startsAfter', other: 'app' },
  ]);
});

test('a relation to nothing is told, and the rest is placed', () => {
  const result = startOrder([entry('a'), entry('b', { startsBefore: ['a', 'nobody'] })]);

  expect(result).toEqual({ order: [1, 0], broken: [{ why: 'unknown', container: 'b', relation: 'startsBefore', other: 'nobody' }] });
});

test('a cycle is named in the direction in which it would have to start', () => {
  const entries = [entry('a', { startsBefore: ['b'] }), entry('b', { startsBefore: ['c'] }), entry('x'), entry('c', { startsBefore: ['a'] })];

  expect(startOrder(entries).cycle).toEqual(['a', 'b', 'c', 'a']);
  expect(startOrder(entries).order).toEqual([0, 1, 2, 3]);
});

test('an entry that starts before itself is a cycle', () => {
  expect(startOrder([entry('a', { startsAfter: ['a'] })]).cycle).toEqual(['a', 'a']);
});

/** Entries whose relations follow a hidden order, so that they can be kept. */
const solvable = fc.integer({ min: 1, max: 9 }).chain((n) => fc.record({
  hidden: fc.shuffledSubarray([...Array(n).keys()], { minLength: n }),
  roles: fc.array(fc.constantFrom(...START_ROLES), { minLength: n, maxLength: n }),
  pairs: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.boolean()), { maxLength: 12 }),
})).map(({ hidden, roles, pairs }) => {
  const entries = roles.map((role, i) => ({ name: `c${i}`, role, startsBefore: [] as string[], startsAfter: [] as string[] }));
  for (const [a, b, asBefore] of pairs.filter(([x, y]) => x !== y)) {
    const [first, second] = hidden.indexOf(a) < hidden.indexOf(b) ? [a, b] : [b, a];
    asBefore ? entries[first].startsBefore.push(`c${second}`) : entries[second].startsAfter.push(`c${first}`);
  }
  return entries;
});

const relationsOf = (entries: readonly StartEntry[]) => entries.flatMap((e) => [
  ...(e.startsBefore ?? []).map((other) => [e.name, other]),
  ...(e.startsAfter ?? []).map((other) => [other, e.name]),
]);

test('every relation that can be kept is kept, and no entry is lost', () => {
  fc.assert(fc.property(solvable, (entries) => {
    const order = ordered(entries);

    expect([...order].sort()).toEqual(entries.map((e) => e.name).sort());
    for (const [first, second] of relationsOf(entries)) {
      expect(order.indexOf(first)).toBeLessThan(order.indexOf(second));
    }
  }), { numRuns: 2000 });
});

test('what has been placed stays where it is', () => {
  fc.assert(fc.property(solvable, (entries) => {
    const placed = startOrder(entries).order.map((i) => entries[i]);

    expect(ordered(placed)).toEqual(placed.map((e) => e.name));
  }), { numRuns: 2000 });
});

test('entries of one role that no relation touches keep their order among each other', () => {
  fc.assert(fc.property(solvable, (entries) => {
    const touched = new Set(relationsOf(entries).flat());
    const order = ordered(entries);
    for (const role of START_ROLES) {
      const free = entries.filter((e) => e.role === role && !touched.has(e.name)).map((e) => e.name);
      expect(order.filter((name) => free.includes(name))).toEqual(free);
    }
  }), { numRuns: 1000 });
});

test('a cycle that is named consists of relations, whatever else there is', () => {
  const any = fc.array(fc.record({
    startsBefore: fc.array(fc.nat(5).map((i) => `c${i}`), { maxLength: 3 }),
    role: fc.constantFrom(...START_ROLES),
  }), { minLength: 6, maxLength: 6 }).map((list) => list.map((e, i) => ({ ...e, name: `c${i}` })));

  fc.assert(fc.property(any, (entries) => {
    const { cycle } = startOrder(entries);
    const relations = relationsOf(entries).map((pair) => pair.join());
    if (cycle) {
      expect(cycle[0]).toBe(cycle[cycle.length - 1]);
      cycle.slice(1).forEach((name, i) => expect(relations).toContain([cycle[i], name].join()));
    }
  }), { numRuns: 2000 });
});
