import fc from 'fast-check';
import { ticks } from '../../../src/report/timeline/scale';
import { duration, list } from '../../../src/report/timeline/words';

test.each([
  [0, '0s'], [0.5, '0.5s'], [4.125, '4.13s'], [31.04, '31s'], [119.9, '119.9s'], [120, '2m'], [150, '2m 30s'], [3600, '1h'], [5400, '1h 30m'], [Infinity, 'never'],
])('%d seconds read as %s', (seconds, words) => {
  expect(duration(seconds)).toBe(words);
});

test('names are listed as in a sentence', () => {
  expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
});

test('ticks start at 0, have equal steps, stay on the axis and are no more than asked for', () => {
  fc.assert(fc.property(fc.double({ min: 0.1, max: 1e7, noNaN: true }), fc.integer({ min: 1, max: 12 }), (end, most) => {
    const moments = ticks(end, most);

    expect(moments[0]).toBe(0);
    expect(moments.length).toBeLessThanOrEqual(most + 1);
    expect(moments[moments.length - 1]).toBeLessThanOrEqual(end);
    moments.slice(2).forEach((moment, i) => expect(moment - moments[i + 1]).toBeCloseTo(moments[1]));
  }));
});
