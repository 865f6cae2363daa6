import * as fc from 'fast-check';
import { killPod } from './kubelet-simulation';
import { requiredSeconds, stop, StoppingContainer } from '../../src/pod/shutdown-order';

const main = (preStop: number, drain: number): StoppingContainer => ({ sidecar: false, preStop, drain });
const sidecar = (preStop: number, drain: number): StoppingContainer => ({ sidecar: true, preStop, drain });

describe('worked examples', () => {
  test.each([
    ['sidecars go one after the other, the last one first', 30, [sidecar(0, 2), sidecar(0, 3), main(0, 5)], ['8-10', '5-8', '0-5'], 10],
    ['hooks of mains and sidecars overlap', 30, [sidecar(8, 3), main(10, 5)], ['15-18', '10-15'], 18],
    ['a sidecar waits for its own hook', 30, [sidecar(15, 4), main(0, 2)], ['15-19', '0-2'], 19],
    ['an early sidecar with a long hook', 60, [sidecar(30, 5), sidecar(0, 10), main(5, 5)], ['30-35', '10-20', '5-10'], 35],
    ['a main that takes all of the grace leaves two seconds to each sidecar, without order', 30, [sidecar(0, 5), sidecar(0, 5), main(15, 20)],
      ['30-32 KILL EARLY', '30-32 KILL', '15-30 KILL'], 45],
    ['a main that ignores SIGTERM', 30, [sidecar(0, 1), sidecar(0, 5), main(0, Infinity)], ['30-31 EARLY', '30-32 KILL', '0-30 KILL'], Infinity],
    ['a sleep of the whole grace', 30, [sidecar(0, 1), main(30, 1)], ['30-31 EARLY', '30-31 CUT'], 32],
    ['a hook longer than the grace', 30, [sidecar(40, 1), main(20, 15)], ['30-31 CUT', '20-30 KILL'], 41],
    ['a sidecar that leans on the least budget ties with SIGKILL', 10, [sidecar(0, 2), main(0, 9)], ['9-11 KILL', '0-9'], 11],
    ['the kubelet subtracts whole seconds', 10, [sidecar(0, 2), main(4.9, 5.9)], ['10-12 KILL EARLY', '4.9-10.8'], 12.8],
    ['a grace of one second', 1, [sidecar(0, 1), sidecar(3, 4), main(5, 1)], ['1-2 EARLY', '1-3 KILL CUT EARLY', '1-2 CUT'], 11],
    ['sidecars that ignore SIGTERM', 30, [sidecar(0, Infinity), sidecar(0, Infinity), sidecar(0, Infinity), main(0, 2)],
      ['30-32 KILL EARLY', '30-32 KILL', '2-30 KILL', '0-2'], Infinity],
    ['no mains, as after a Job', 30, [sidecar(5, 3), sidecar(2, 4)], ['6-9', '2-6'], 9],
  ] as const)('%s', (_name, grace, containers, expected, required) => {
    expect(stop(containers, grace, true).map((c) =>
      [`${c.sigterm}-${round(c.exit)}`, c.killed && 'KILL', c.hookCut && 'CUT', c.outOfTurn && 'EARLY'].filter(Boolean).join(' '))).toEqual(expected);
    expect(round(requiredSeconds(containers, true))).toBe(required);
  });

  test('without order a sidecar goes while the main still runs', () => {
    const containers = [sidecar(0, 3), main(0, 20)];

    expect(stop(containers, 30, false).map(({ sigterm, exit }) => [sigterm, exit])).toEqual([[0, 3], [0, 20]]);
    expect(requiredSeconds(containers, false)).toBe(20);
  });
});

describe('properties', () => {
  // eighths add up without rounding
  const seconds = fc.oneof(fc.nat({ max: 15 }), fc.nat({ max: 120 }).map((n) => n / 8));
  const container = fc.record({ sidecar: fc.boolean(), preStop: seconds, drain: fc.oneof({ weight: 9, arbitrary: seconds }, fc.constant(Infinity)) });
  const containers = fc.array(container, { minLength: 1, maxLength: 6 });

  test('a step-by-step kubelet does the same', () => {
    fc.assert(fc.property(containers, fc.integer({ min: 1, max: 40 }), fc.boolean(), (pod, grace, ordered) => {
      const modelled = stop(pod, grace, ordered);

      killPod(pod, grace, ordered).forEach((simulated, i) => {
        expect(modelled[i].sigterm).toBe(simulated.sigterm);
        expect(modelled[i].exit).toBe(simulated.exit);
        expect(modelled[i].killed).toBe(simulated.killed);
      });
    }), { numRuns: 2000 });
  });

  test('the required grace, rounded up and with a second of margin, finishes every hook, keeps the order and kills nobody', () => {
    fc.assert(fc.property(containers, fc.boolean(), (pod, ordered) => {
      const required = requiredSeconds(pod, ordered);
      fc.pre(Number.isFinite(required));

      for (const stopped of stop(pod, Math.ceil(required) + 1, ordered)) {
        expect(stopped).toMatchObject({ killed: false, hookCut: false, outOfTurn: false });
      }
    }), { numRuns: 2000 });
  });

  test('the required grace is the longest way through mains, hooks and sidecars', () => {
    fc.assert(fc.property(containers, (pod) => {
      const sidecars = pod.filter((c) => c.sidecar);
      const drainOf = (k: number) => sidecars.slice(0, k).reduce((sum, c) => sum + c.drain, 0);
      const mainsEnd = Math.max(0, ...pod.filter((c) => !c.sidecar).map((c) => c.preStop + c.drain));

      expect(requiredSeconds(pod, true)).toBe(Math.max(mainsEnd + drainOf(sidecars.length), ...sidecars.map((c, k) => c.preStop + drainOf(k + 1))));
    }));
  });

  test('a pod is gone less than three seconds after its grace', () => {
    fc.assert(fc.property(containers, fc.integer({ min: 1, max: 40 }), (pod, grace) => {
      expect(Math.max(...stop(pod, grace, true).map((c) => c.exit))).toBeLessThan(grace + 3);
    }), { numRuns: 2000 });
  });
});

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
