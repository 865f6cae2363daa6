import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { unrestricted } from './pod-security';
import { APP, DRAIN, READ, rendered, SEND, ship, templateAround } from './ship';
import { FluentBitSidecar, PodLifecycle, SidecarChecks, SidecarHook } from '../../../src';
import { errorsOf, newChart, newDeployment, stderrOf, templateOf } from '../charts';

describe('the last lines', () => {
  test('it reads on until the slowest main container has gone and the settle time has passed, whatever the order of the calls', () => {
    const deployment = newDeployment(undefined, {
      containers: [{ ...APP, lifecycle: { preStop: SidecarHook.fromSleep(Duration.seconds(5)) } }, { ...APP, name: 'web' }],
    });
    const life = PodLifecycle.of(deployment);
    life.fitGracePeriod();
    const sidecar = new FluentBitSidecar(deployment, 'logs', { ...READ, ...SEND, settle: Duration.seconds(4) });
    life.expect('app', { drain: Duration.seconds(30) });
    life.expect('web', { drain: Duration.seconds(10) });

    const { spec } = templateAround(sidecar);

    expect(spec.initContainers[0].lifecycle).toEqual({ preStop: { sleep: { seconds: 5 + 30 + 4 } } });
    expect(spec.terminationGracePeriodSeconds).toBe(39 + 10 + 2);
  });

  test('a grace period that is too short for it is an error', () => {
    const deployment = newDeployment();
    const sidecar = ship({}, deployment);
    PodLifecycle.of(deployment).expect('app', { drain: Duration.seconds(30) });

    expect(errorsOf(() => templateAround(sidecar))).toEqual([expect.stringContaining('sleeps longer in preStop than the grace period of 30s, got 35')]);
  });

  test('how long a main container writes that nobody said is a warning', () => {
    const deployment = newDeployment();
    const sidecar = new FluentBitSidecar(deployment, 'logs', { ...READ, ...SEND });

    const stderr = stderrOf(() => expect(rendered(sidecar).lifecycle).toEqual({ preStop: { sleep: { seconds: 5 } } }));

    expect(stderr).toBe('[chart/orders] warning: container "logs" reads on for 5s after the start of a termination, but how long container "app" may write is unknown, ' +
      'got no duration; say it with PodLifecycle.expect() (\'preStop\', \'drain\'), or give a \'drainSidecar\'\n');
  });

  test('a Job whose main container ends by itself needs no duration', () => {
    const chart = newChart();
    const job = new kplus.Job(chart, 'job', { containers: [APP], activeDeadline: Duration.hours(1) });
    new FluentBitSidecar(job, 'logs', { ...READ, ...SEND });

    expect(stderrOf(() => expect(templateOf(chart).spec.initContainers[0].lifecycle).toEqual({ preStop: { sleep: { seconds: 5 } } }))).toBe('');
  });

  test('a main container that ignores SIGTERM leaves it the settle time', () => {
    const deployment = newDeployment();
    SidecarChecks.of(deployment).acknowledge('containers-end-on-sigterm', 'it is what this is about');
    SidecarChecks.of(deployment).acknowledge('grace-period-covers-shutdown', 'it is what this is about');
    const sidecar = ship({}, deployment);
    PodLifecycle.of(deployment).expect('app', { ignoresSigterm: true });

    stderrOf(() => expect(rendered(sidecar).lifecycle).toEqual({ preStop: { sleep: { seconds: 5 } } }));
  });

  test('a drain sidecar holds it back instead, and needs no duration', () => {
    const deployment = newDeployment();
    PodLifecycle.of(deployment).fitGracePeriod();
    const sidecar = new FluentBitSidecar(deployment, 'logs', {
      ...READ,
      ...SEND,
      drainSidecar: DRAIN,
    });

    let template: any;
    const stderr = stderrOf(() => template = templateAround(sidecar));

    expect(stderr).toBe('');
    expect(template.spec.initContainers.map((c: any) => c.name)).toEqual(['logs', 'logs-drain']);
    expect(template.spec.initContainers[0].lifecycle).toBeUndefined();
    expect(JSON.parse(template.metadata.annotations['cdk8s-sidecars/lifecycle'])).toEqual({ 'logs': { drainSeconds: 10 }, 'logs-drain': { drainSeconds: 5, startsAfter: ['logs'] } });
    expect(unrestricted({ ...template.spec, containers: [] })).toEqual([]);
  });

  test('before Kubernetes 1.30 a debug image sleeps, and a warning says so', () => {
    const deployment = newDeployment();
    SidecarChecks.of(deployment).targetKubernetes('1.29');
    const sidecar = ship({}, deployment);

    const stderr = stderrOf(() => expect(rendered(sidecar)).toMatchObject({
      image: 'fluent/fluent-bit:5.1.1-debug',
      lifecycle: { preStop: { exec: { command: ['sleep', '7'] } } },
    }));

    expect(stderr).toContain('container "logs" runs a debug image, got Kubernetes 1.29, whose hooks cannot sleep by themselves; give a \'drainSidecar\' to run the plain image');
  });

  test('before Kubernetes 1.30 a debug image of the user\'s sleeps', () => {
    const deployment = newDeployment();
    SidecarChecks.of(deployment).targetKubernetes('1.29');
    const sidecar = ship({ image: 'fluent/fluent-bit:4.2.8-debug' }, deployment);

    expect(stderrOf(() => expect(rendered(sidecar)).toMatchObject({
      image: 'fluent/fluent-bit:4.2.8-debug',
      lifecycle: { preStop: { exec: { command: ['sleep', '7'] } } },
    }))).toBe('');
  });

  test('before Kubernetes 1.30 an image of the user\'s without a shell gets no hook, and a warning says so', () => {
    const deployment = newDeployment();
    SidecarChecks.of(deployment).targetKubernetes('1.29');
    const sidecar = ship({ image: 'fluent/fluent-bit:4.2.8' }, deployment);

    const stderr = stderrOf(() => expect(rendered(sidecar).lifecycle).toBeUndefined());

    expect(stderr).toContain('container "logs" stops reading as soon as the main containers have ended, got Kubernetes 1.29, whose hooks cannot sleep by themselves, ' +
      'and image "fluent/fluent-bit:4.2.8" without a program that does; give a \'drainSidecar\', or a debug image');
  });
});
