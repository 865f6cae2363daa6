import { Cron } from 'croner';
import fc from 'fast-check';
import { shortestInterval } from '../../src/checks/cron-interval';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each<[string, number | undefined]>([
  ['* * * * *', MINUTE],
  ['*/5 * * * *', 5 * MINUTE],
  ['*/7 * * * *', 4 * MINUTE],
  ['0 3 * * *', DAY],
  ['0 3 * * 1-5', DAY],
  ['0 3 * * 1,4', 3 * DAY],
  ['55 23,0 * * *', HOUR],
  ['0,58 0-23/23 * * *', 2 * MINUTE],
  ['0 0 1 * *', 28 * DAY],
  ['0 0 29 2 *', 1461 * DAY],
  ['0 0 1 1 MON', DAY],
  ['0 0 */2 * ?', DAY],
  ['30 4 1,15 * *', 14 * DAY],
  ['@hourly', HOUR],
  ['@weekly', 7 * DAY],
  ['@yearly', 365 * DAY],
  ['@every 1h30m', 90 * MINUTE],
  ['@every 1500ms', 1],
  ['0 0 30 2 *', Infinity],
  ['0 3 * * ,', Infinity],
  ['0 3 * *', undefined],
  ['60 * * * *', undefined],
])('the schedule "%s" asks for starts at least %s seconds apart', (schedule, seconds) => {
  expect(shortestInterval(schedule, 32)).toBe(seconds);
});

test('a schedule that is no text has no interval', () => {
  expect(shortestInterval(undefined, 32)).toBeUndefined();
  expect(shortestInterval(5, 32)).toBeUndefined();
});

const field = (min: number, max: number, stars = 3) => fc.oneof(
  { weight: stars, arbitrary: fc.constant('*') },
  { weight: 2, arbitrary: fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 3 }).map((values) => values.join(',')) },
  { weight: 1, arbitrary: fc.tuple(fc.integer({ min, max }), fc.integer({ min, max })).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`) },
  { weight: 1, arbitrary: fc.tuple(fc.integer({ min, max }), fc.integer({ min: 2, max: 7 })).map(([a, step]) => `${a}-${max}/${step}`) },
);

/** Rare enough that a few hundred starts show most distances between two of them. */
const schedule = fc.tuple(
  fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 2 }).map((values) => values.join(',')),
  fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 2 }).map((values) => values.join(',')),
  field(1, 31), field(1, 12), field(0, 6),
).map((fields) => fields.join(' '));

test('no library finds two starts that are closer, and it finds two that are as close', () => {
  fc.assert(fc.property(schedule, (text) => {
    const interval = shortestInterval(text, 32)!;
    const cron = new Cron(text, { mode: '5-part', timezone: 'Etc/UTC' });
    const starts = cron.nextRuns(400, new Date('2027-01-01T00:00:00Z')).map((start) => start.getTime() / 1000);

    const closest = Math.min(...starts.slice(1).map((start, i) => start - starts[i]));

    expect(closest).toBeGreaterThanOrEqual(interval);
    fc.pre(interval <= DAY);
    expect(closest).toBe(interval);
    // another choice might hold a pair that 400 starts do not get to
  }), { numRuns: 25, seed: 20261124 });
});

test('a library knows no start of a schedule that never comes, and one of any other', () => {
  fc.assert(fc.property(fc.tuple(fc.integer({ min: 28, max: 31 }), fc.integer({ min: 1, max: 12 })), ([date, month]) => {
    const text = `0 0 ${date} ${month} *`;

    expect(shortestInterval(text, 32) === Infinity).toBe(new Cron(text, { timezone: 'Etc/UTC' }).nextRun() === null);
  }));
});
