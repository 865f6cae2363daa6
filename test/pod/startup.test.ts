import { pod } from './pods';
import { LIFECYCLE_ANNOTATION } from '../../src/pod/lifecycle-annotation';
import { ContainerSpec, PodSpec, Probe } from '../../src/pod/manifest';
import { startupOf } from '../../src/pod/startup';

const sidecar = (name: string, spec: ContainerSpec = {}): ContainerSpec => ({ name, restartPolicy: 'Always', ...spec });
const probed = (probe: Probe): ContainerSpec => ({ startupProbe: { httpGet: { port: 80 }, ...probe } });
const hooked = (seconds: number): ContainerSpec => ({ lifecycle: { postStart: { exec: { command: ['sleep', String(seconds)] } } } });

function startOf(spec: PodSpec, said: object = {}) {
  return startupOf(pod(spec, '1.36', { annotations: { [LIFECYCLE_ANNOTATION]: JSON.stringify(said) } }));
}

function timesOf(spec: PodSpec, said: object = {}) {
  return Object.fromEntries(startOf(spec, said).containers.map(({ name, start, started }) => [name, [start, started]]));
}

test('a classic init container runs to its end before the next one starts', () => {
  expect(timesOf({ initContainers: [{ name: 'migrate' }, sidecar('proxy')], containers: [{ name: 'app' }] }, { migrate: { runSeconds: 20 } }))
    .toEqual({ migrate: [0, 20], proxy: [21, 21], app: [21.5, 21.5] });
});

test('a startup probe with a period of a second opens the gate about when the sidecar is up', () => {
  expect(timesOf({ initContainers: [sidecar('proxy', probed({ periodSeconds: 1 })), { name: 'migrate' }], containers: [{ name: 'app' }] },
    { proxy: { startupSeconds: 3 }, migrate: { runSeconds: 20 } })).toEqual({ proxy: [0, 3.5], migrate: [4, 24], app: [25, 25] });
});

test('the default period costs up to ten seconds for each sidecar', () => {
  const slow = probed({});

  expect(timesOf({ initContainers: [sidecar('a', slow), sidecar('b', slow), sidecar('c', slow)], containers: [{ name: 'app' }] },
    { a: { startupSeconds: 1 }, b: { startupSeconds: 1 }, c: { startupSeconds: 1 } }))
    .toEqual({ a: [0, 7.5], b: [8, 17.5], c: [18, 27.5], app: [28, 28] });
});

test('a small initial delay does not help against a long period', () => {
  expect(timesOf({ initContainers: [sidecar('proxy', probed({ initialDelaySeconds: 2 }))], containers: [{ name: 'app' }] }).proxy).toEqual([0, 7.5]);
});

test('a startup probe is tried only after the postStart hook', () => {
  expect(timesOf({ initContainers: [sidecar('proxy', { ...probed({ periodSeconds: 1 }), ...hooked(8) })], containers: [{ name: 'app' }] }).proxy).toEqual([0, 9.5]);
});

test('mains start one after the other and wait for the hooks of those before them, not for their probes', () => {
  expect(timesOf({ containers: [{ name: 'a', ...hooked(12) }, { name: 'b', ...probed({ periodSeconds: 1, failureThreshold: 60 }) }, { name: 'c' }] }, { b: { startupSeconds: 40 } }))
    .toEqual({ a: [0, 12], b: [12.3, 52.5], c: [12.6, 12.6] });
});

describe('a startup probe that gives up too early', () => {
  const stuck = pod({
    initContainers: [sidecar('proxy', probed({ periodSeconds: 5, failureThreshold: 3 }))],
    containers: [{ name: 'app' }],
  }, '1.36', { annotations: { [LIFECYCLE_ANNOTATION]: '{"proxy":{"startupSeconds":60}}' } });

  test('never lets the pod start', () => {
    const { containers, ready } = startupOf(stuck);

    expect(containers.map((c) => [c.start, c.started, c.givesUpAt])).toEqual([[0, Infinity, 12.5], [Infinity, Infinity, undefined]]);
    expect(ready).toBe(Infinity);
  });

  test('can be taken for a patient one', () => {
    const { containers, ready } = startupOf(stuck, { patientProbes: true });

    expect(containers.map((c) => [c.start, c.started, c.givesUpAt])).toEqual([[0, 62.5, 12.5], [63, 63, undefined]]);
    expect(ready).toBe(63);
  });
});

test('behind a hook that never ends nothing starts', () => {
  const endless = { lifecycle: { postStart: { exec: { command: ['sleep', 'infinity'] } } } };

  expect(timesOf({ initContainers: [sidecar('proxy', { ...endless, ...probed({}) })], containers: [{ name: 'app' }] }))
    .toEqual({ proxy: [0, Infinity], app: [Infinity, Infinity] });
});

describe('the latest that the startup probes allow', () => {
  test('is the initial delay and a period for each failure, of one sidecar after the other', () => {
    const slow = probed({ initialDelaySeconds: 5, periodSeconds: 2, failureThreshold: 30 });

    expect(startOf({ initContainers: [sidecar('a', slow), sidecar('b', slow)], containers: [{ name: 'app' }] }).containers.map((c) => c.latestStarted))
      .toEqual([65, 130.5, 131]);
  });

  test('does not hold one main back for the probe of another', () => {
    const { containers, latestReady } = startOf({ containers: [{ name: 'a', ...probed({ failureThreshold: 6 }) }, { name: 'b' }] });

    expect(containers.map((c) => c.latestStarted)).toEqual([61, 0.3]);
    expect(latestReady).toBe(61);
  });
});

describe('readiness', () => {
  test('gates nothing, but the pod is not ready without it', () => {
    const { containers, ready } = startOf({ initContainers: [sidecar('proxy', { readinessProbe: { periodSeconds: 10 } })], containers: [{ name: 'app' }] },
      { proxy: { startupSeconds: 30 } });

    expect(containers[1].start).toBe(0.5);
    expect(ready).toBe(37.5);
  });

  test('is tried at once when the container is up as it is started', () => {
    expect(startOf({ containers: [{ name: 'app', readinessProbe: {} }] }).ready).toBe(0);
  });

  test('takes more periods when more successes are asked for', () => {
    expect(startOf({ containers: [{ name: 'app', readinessProbe: { successThreshold: 3, periodSeconds: 5 } }] }).ready).toBe(10);
  });
});

test('what nobody said is named where it matters, and counts as nothing', () => {
  const { containers } = startOf({
    initContainers: [{ name: 'migrate' }, sidecar('a', probed({})), sidecar('b')],
    containers: [{ name: 'app', lifecycle: { postStart: { httpGet: { port: 80 } } } }],
  });

  expect(containers.map((c) => c.unknown)).toEqual([['run'], ['startup'], [], ['postStart']]);
});
