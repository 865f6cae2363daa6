import { ApiObject, Chart, Duration, Lazy, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { errorsOf, IMAGE, newChart, newDeployment, templateOf } from './charts';
import { NativeSidecar, PodLifecycle, SidecarHook } from '../../src';

const s = (seconds: number) => Duration.seconds(seconds);

/** A Deployment whose app takes 10 s of preStop and 25 s to drain, and whose proxy takes another 5 s. */
function slow(): kplus.Deployment {
  const deployment = newDeployment(newChart(), {
    containers: [{ name: 'app', image: 'registry.acme.io/app:1.0', resources: {}, lifecycle: { preStop: SidecarHook.fromSleep(s(10)) } }],
  });
  new NativeSidecar(deployment, 'proxy', { image: IMAGE });
  PodLifecycle.of(deployment).expect('app', { drain: s(25) });
  PodLifecycle.of(deployment).expect('proxy', { drain: s(5) });
  return deployment;
}

const graceOf = (deployment: kplus.Deployment) => templateOf(Chart.of(deployment)).spec.terminationGracePeriodSeconds;

describe('the grace period', () => {
  test('that is too short fails the synthesis', () => {
    expect(errorsOf(() => Testing.synth(Chart.of(slow())))).toContainEqual(expect.stringMatching(/^\[chart\/orders\] grace-period-covers-shutdown: .*40s/));
  });

  test('is raised to what the shutdown needs, and a margin', () => {
    const deployment = slow();

    PodLifecycle.of(deployment).fitGracePeriod();
    expect(graceOf(deployment)).toBe(42);

    PodLifecycle.of(deployment).fitGracePeriod({ margin: s(20) });
    expect(graceOf(deployment)).toBe(60);
  });

  test.each(['30', 0.5, true])('of a wrong type stays, and is refused as such: %j', (terminationGracePeriodSeconds) => {
    const chart = newChart();
    const spec = { containers: [{ name: 'app', image: 'registry.acme.io/app:1.0' }], terminationGracePeriodSeconds };
    const pod = new ApiObject(chart, 'orders', { apiVersion: 'v1', kind: 'Pod', spec } as any);
    PodLifecycle.of(pod).expect('app', { drain: s(50) });
    PodLifecycle.of(pod).fitGracePeriod();

    expect(errorsOf(() => Testing.synth(chart))).toEqual([expect.stringContaining(`"spec.terminationGracePeriodSeconds", got ${JSON.stringify(terminationGracePeriodSeconds)}`)]);
  });

  test('is raised whatever the order of the calls', () => {
    const deployment = newDeployment();
    PodLifecycle.of(deployment).fitGracePeriod();
    PodLifecycle.of(deployment).expect('app', { drain: s(50) });
    new NativeSidecar(deployment, 'proxy', { image: IMAGE });

    expect(graceOf(deployment)).toBe(52);
  });

  test('that is long enough stays', () => {
    const deployment = newDeployment();

    PodLifecycle.of(deployment).fitGracePeriod();

    expect(graceOf(deployment)).toBe(30);
  });

  test('has a margin of full seconds', () => {
    expect(() => PodLifecycle.of(newDeployment()).fitGracePeriod({ margin: Duration.millis(1500) })).toThrow(
      '\'margin\' of the grace period is no whole number of seconds, got 1.5s; give a duration of full seconds');
  });
});

describe('expectations', () => {
  test('are written into the pod template', () => {
    const deployment = newDeployment();
    const life = PodLifecycle.of(deployment);

    life.expect('app', { drain: s(5), startup: s(3) });
    PodLifecycle.of(deployment).expect('app', { preStop: s(4), postStart: s(1), run: s(60) });

    expect(JSON.parse(templateOf(Chart.of(deployment)).metadata.annotations['cdk8s-sidecars/lifecycle'])).toEqual({
      app: { drainSeconds: 5, startupSeconds: 3, preStopSeconds: 4, postStartSeconds: 1, runSeconds: 60 },
    });
  });

  test('of a container that does not exist are an error of the synthesis', () => {
    const deployment = newDeployment();

    PodLifecycle.of(deployment).expect('ap', { drain: s(5) });

    expect(errorsOf(() => Testing.synth(Chart.of(deployment)))).toEqual([
      '[chart/orders] container "ap" does not exist, cannot expect anything of it; name one of "app"',
    ]);
  });

  test.each<[object, string]>([
    [{ drain: Duration.millis(2500) }, '\'drain\' of container "app" is no whole number of seconds, got 2.5s; give a duration of full seconds'],
    [{ startup: Duration.millis(10) }, '\'startup\' of container "app" is no whole number of seconds, got 0.01s; give a duration of full seconds'],
    [{ drain: s(5), ignoresSigterm: true }, 'container "app" cannot both ignore SIGTERM and drain, got \'drain\' 5s; give one of them'],
  ])('are refused when they make no sense: %j', (times, message) => {
    expect(() => PodLifecycle.of(newDeployment()).expect('app', times)).toThrow(message);
  });

  test('need a host with a pod', () => {
    expect(() => PodLifecycle.of(new kplus.ConfigMap(newChart(), 'settings'))).toThrow('"chart/settings" has no pod template');
  });
});

test('the shutdown is told in plain figures', () => {
  const { requiredSeconds, gracePeriodSeconds, containers } = PodLifecycle.of(slow()).shutdown();

  expect({ requiredSeconds, gracePeriodSeconds }).toEqual({ requiredSeconds: 40, gracePeriodSeconds: 30 });
  expect(containers).toMatchObject([{ name: 'proxy', sidecar: true }, { name: 'app', sidecar: false, killed: true }]);
});

test('no grace period is long enough for a container that ignores SIGTERM', () => {
  const deployment = newDeployment();
  PodLifecycle.of(deployment).expect('app', { ignoresSigterm: true });

  expect(PodLifecycle.of(deployment).shutdown().requiredSeconds).toBeUndefined();
});

test('the shutdown of a Job can follow its completion', () => {
  const job = new kplus.Job(newChart(), 'job', { activeDeadline: s(100), containers: [{ name: 'app', image: IMAGE, lifecycle: { preStop: SidecarHook.fromSleep(s(9)) } }] });
  new NativeSidecar(job, 'proxy', { image: IMAGE });
  PodLifecycle.of(job).expect('proxy', { drain: s(4) });

  expect(PodLifecycle.of(job).shutdown().requiredSeconds).toBe(13);
  expect(PodLifecycle.of(job).shutdown({ afterCompletion: true }).requiredSeconds).toBe(4);
});

test('the startup waits for the gates of sidecars', () => {
  const deployment = newDeployment();
  new NativeSidecar(deployment, 'proxy', { image: IMAGE, portNumber: 5432, startsBefore: ['migrate'] });
  deployment.addInitContainer({ name: 'migrate', image: IMAGE });
  const life = PodLifecycle.of(deployment);
  life.expect('proxy', { startup: s(7) });
  life.expect('migrate', { run: s(20) });

  const { containers, ready } = life.startup();

  expect(containers.map((c) => c.name)).toEqual(['proxy', 'migrate', 'app']);
  expect(containers[1].start).toBeGreaterThanOrEqual(7);
  expect(ready).toBeGreaterThanOrEqual(27);
});

test('resources are those of the scheduler', () => {
  const deployment = newDeployment();
  new NativeSidecar(deployment, 'agent', { image: IMAGE });

  expect(PodLifecycle.of(deployment).resources()).toMatchObject({
    replicas: 2,
    requests: { cpuMillis: 50, memoryBytes: 64 * 1024 * 1024 },
    sidecars: { cpuMillis: 50, memoryBytes: 64 * 1024 * 1024 },
    qosClass: 'Burstable',
  });
});

test('a pod that is not there at the moment is told of', () => {
  let template: object = { spec: { containers: [{ name: 'app', image: IMAGE }] } };
  const rollout = new ApiObject(newChart(), 'rollout', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: Lazy.any({ produce: () => ({ template }) }) });
  const life = PodLifecycle.of(rollout);
  template = {};

  expect(() => life.shutdown()).toThrow('"chart/rollout" has no pod template at this moment; give it one at "spec.template"');
});
