import { pod } from './pods';
import { LIFECYCLE_ANNOTATION } from '../../src/pod/lifecycle-annotation';
import { PodSpec } from '../../src/pod/manifest';
import { PodView } from '../../src/pod/pod-view';
import { graceFor, NOTICE_SECONDS, shutdownOf } from '../../src/pod/shutdown';

const SPEC: PodSpec = {
  terminationGracePeriodSeconds: 40,
  initContainers: [{ name: 'migrate' }, { name: 'logs', restartPolicy: 'Always' }, { name: 'proxy', restartPolicy: 'Always' }],
  containers: [{ name: 'app', lifecycle: { preStop: { sleep: { seconds: 10 } } } }],
};
const SAID = { logs: { drainSeconds: 2 }, proxy: { drainSeconds: 3, preStopSeconds: 4 }, app: { drainSeconds: 5, runSeconds: 60 } };

const podOf = (spec: PodSpec = {}, said: object = SAID) =>
  pod({ ...SPEC, ...spec }, '1.36', { annotations: { [LIFECYCLE_ANNOTATION]: JSON.stringify(said) } });

test('a deletion stops mains, then the sidecars from the last to the first; classic init containers are over', () => {
  const { gracePeriodSeconds, requiredSeconds, containers } = shutdownOf(podOf());

  expect(gracePeriodSeconds).toBe(40);
  expect(requiredSeconds).toBe(20);
  expect(containers.map(({ name, kind, sigterm, exit }) => [name, kind, sigterm! - NOTICE_SECONDS, exit - NOTICE_SECONDS])).toEqual([
    ['logs', 'sidecar', 18, 20],
    ['proxy', 'sidecar', 15, 18],
    ['app', 'main', 10, 15],
  ]);
});

test('after a Job the mains are gone and the sidecars run their hooks', () => {
  const { requiredSeconds, containers } = shutdownOf(podOf(), { job: true });

  expect(requiredSeconds).toBe(9);
  expect(containers.map(({ name, sigterm, exit }) => [name, sigterm, exit])).toEqual([['logs', 7.5, 9.5], ['proxy', 4.5, 7.5], ['app', undefined, 0]]);
});

test('the clock of a Job starts with the exit of its last main', () => {
  const two = podOf({ containers: [{ name: 'app' }, { name: 'copy' }] }, { app: { runSeconds: 60 }, copy: { runSeconds: 45 } });

  expect(shutdownOf(two, { job: true }).containers.filter((c) => c.kind === 'main').map((c) => c.exit)).toEqual([0, -15]);
});

test('a kubelet of 1.28 with native sidecars switched on stops all containers at once', () => {
  const { manifest, object, templateField, field, metadata, spec } = podOf();
  const old = new PodView(manifest, object, { major: 1, minor: 28 }, templateField, field, metadata, spec);

  expect(shutdownOf(old).containers.map((c) => c.sigterm! - NOTICE_SECONDS)).toEqual([0, 4, 10]);
});

test.each([[undefined, 30], [0, 1], [-5, 1], [1, 1], [60, 60]])('a terminationGracePeriodSeconds of %s is a grace of %d', (terminationGracePeriodSeconds, grace) => {
  expect(shutdownOf(podOf({ terminationGracePeriodSeconds })).gracePeriodSeconds).toBe(grace);
});

test('a container that never ends cannot be given enough grace', () => {
  expect(shutdownOf(podOf({}, { logs: { drainSeconds: 'never' } })).requiredSeconds).toBe(Infinity);
});

test('what nobody said is named, and counts as nothing', () => {
  const { requiredSeconds, containers } = shutdownOf(podOf({ containers: [{ name: 'app', lifecycle: { preStop: { httpGet: { port: 80 } } } }] }, {}));

  expect(requiredSeconds).toBe(0);
  expect(containers.map((c) => c.unknown)).toEqual([['drain'], ['drain'], ['preStop', 'drain']]);
});

test('a margin is added to the requirement, in whole seconds', () => {
  expect(graceFor(20)).toBe(22);
  expect(graceFor(20.1, 5)).toBe(26);
});
