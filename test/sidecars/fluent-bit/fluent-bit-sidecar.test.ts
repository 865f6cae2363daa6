import { ApiObject, App, Chart, Cron, Duration, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import * as plus32 from 'cdk8s-plus-32';
import { unrestricted } from './pod-security';
import { READ, rendered, SEND, ship, templateAround } from './ship';
import {
  FluentBitInput, FluentBitOutput, FluentBitParser, FluentBitSidecar, FluentBitSidecarProps, FluentBitStorage, NativeSidecar, PodLifecycle,
  SidecarChecks, SidecarHook,
} from '../../../src';
import { errorsOf, newChart, newDeployment, stderrOf, templateOf } from '../charts';

const DRAIN = { image: 'busybox:1.37', command: ['sh', '-c', "trap 'sleep 5; exit 0' TERM; while :; do sleep 1; done"] };
const APP = { name: 'app', image: 'registry.acme.io/app:1.0', resources: {} };

test('logs and outputs are all that has to be given', () => {
  const template = templateAround(ship());

  expect(template.spec.initContainers).toEqual([{
    name: 'logs',
    image: 'fluent/fluent-bit:5.1.1',
    imagePullPolicy: 'IfNotPresent',
    restartPolicy: 'Always',
    command: ['/fluent-bit/bin/fluent-bit'],
    args: ['-c', '/fluent-bit/config/fluent-bit.yaml'],
    ports: [{ containerPort: 2020, name: 'fluent-bit-http' }],
    startupProbe: { httpGet: { path: '/', port: 2020, scheme: 'HTTP' }, periodSeconds: 1, failureThreshold: 30 },
    livenessProbe: { httpGet: { path: '/', port: 2020, scheme: 'HTTP' }, periodSeconds: 30, timeoutSeconds: 5, failureThreshold: 5 },
    lifecycle: { preStop: { sleep: { seconds: 7 } } },
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: 65532,
      runAsGroup: 65532,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    volumeMounts: [
      { mountPath: '/fluent-bit/config', name: 'logs-config', readOnly: true },
      { mountPath: '/var/lib/fluent-bit', name: 'logs-state' },
      { mountPath: '/var/log/app', name: 'logs-app-var-log-app', readOnly: true },
    ],
  }]);
  expect(template.spec.containers[0].volumeMounts).toEqual([{ mountPath: '/var/log/app', name: 'logs-app-var-log-app' }]);
  expect(template.spec.securityContext.fsGroup).toBe(65532);
  expect(template.spec.volumes).toEqual([
    { name: 'logs-config', configMap: { name: expect.stringContaining('config') } },
    { name: 'logs-state', emptyDir: { sizeLimit: '320Mi' } },
    { name: 'logs-app-var-log-app', emptyDir: { sizeLimit: '1024Mi' } },
  ]);
});

describe('log directories', () => {
  test('a volume that the container has there already is read, and none is added', () => {
    const chart = newChart();
    const volume = kplus.Volume.fromEmptyDir(chart, 'own', 'own');
    const deployment = newDeployment(chart, { containers: [{ ...APP, volumeMounts: [{ path: '/var/log/app/', volume, subPath: 'app' }] }] });

    const { spec } = templateAround(ship({}, deployment));

    expect(spec.containers[0].volumeMounts).toEqual([{ mountPath: '/var/log/app/', name: 'own', subPath: 'app' }]);
    expect(spec.initContainers[0].volumeMounts).toContainEqual({ mountPath: '/var/log/app', name: 'own', subPath: 'app', readOnly: true });
    expect(spec.volumes.map((v: any) => v.name).sort()).toEqual(['logs-config', 'logs-state', 'own']);
  });

  test('two containers may write to the same path', () => {
    const deployment = newDeployment(undefined, { containers: [APP, { ...APP, name: 'web' }] });
    const sidecar = ship({ logs: [...READ.logs, { container: 'web', path: '/var/log/app', sizeLimit: Size.mebibytes(10) }] }, deployment);
    PodLifecycle.of(deployment).expect('web', { drain: Duration.seconds(1) });

    const { spec } = templateAround(sidecar);

    expect(spec.initContainers[0].volumeMounts.slice(2)).toEqual([
      { mountPath: '/var/log/app', name: 'logs-app-var-log-app', readOnly: true },
      { mountPath: '/logs/web/var/log/app', name: 'logs-web-var-log-app', readOnly: true },
    ]);
    expect(spec.volumes).toContainEqual({ name: 'logs-web-var-log-app', emptyDir: { sizeLimit: '10Mi' } });
    expect(sidecar.configuration).toContain('path: /logs/web/var/log/app/*.log\n');
  });

  test.each([
    ['that differ in what no name can hold', '/var/log/app', '/var/log-app', 'logs-app-var-log-app', 'logs-app-var-log-app-2'],
    ['that differ at the end of a long path', `/var/${'x'.repeat(60)}/a`, `/var/${'x'.repeat(60)}/b`,
      `logs-app-var-${'x'.repeat(50)}`, `logs-app-var-${'x'.repeat(47)}-2`],
  ])('two directories %s are two volumes', (_, first, second, firstVolume, secondVolume) => {
    const { spec } = templateAround(ship({ logs: [{ container: 'app', path: first }, { container: 'app', path: second }] }));

    expect(spec.containers[0].volumeMounts).toEqual([{ mountPath: first, name: firstVolume }, { mountPath: second, name: secondVolume }]);
    expect(spec.volumes.map((v: any) => v.name)).toEqual(expect.arrayContaining([firstVolume, secondVolume]));
  });

  test('a container that does not exist is an error that names those that do', () => {
    const sidecar = ship({ logs: [{ container: 'ap', path: '/var/log/app' }] });

    expect(errorsOf(() => stderrOf(() => templateAround(sidecar)))).toEqual([
      '[chart/orders] container "ap" does not exist, cannot mount volume "logs-ap-var-log-app" into it; name one of "logs", "app"',
    ]);
  });

  test('a directory that the container can only read is an error', () => {
    const chart = newChart();
    const volume = kplus.Volume.fromEmptyDir(chart, 'own', 'own');
    const deployment = newDeployment(chart, { containers: [{ ...APP, volumeMounts: [{ path: '/var/log/app', volume, readOnly: true }] }] });

    expect(errorsOf(() => stderrOf(() => templateAround(ship({}, deployment))))).toEqual([
      '[chart/orders] container "app" cannot write log files to "/var/log/app", got a read-only mount of volume "own"; mount it without readOnly',
    ]);
  });

  test('the group of the workload stays', () => {
    const deployment = newDeployment(undefined, { securityContext: { fsGroup: 2000 } });

    expect(templateAround(ship({}, deployment)).spec.securityContext.fsGroup).toBe(2000);
  });
});

describe('configuration', () => {
  test('a change of it replaces the pods', () => {
    const checksum = (host: string) => templateAround(ship({ outputs: [FluentBitOutput.loki({ host })] })).metadata.annotations['cdk8s-sidecars/config.logs'];

    expect(checksum('a')).toMatch(/^[0-9a-f]{64}$/);
    expect(checksum('a')).toBe(checksum('a'));
    expect(checksum('b')).not.toBe(checksum('a'));
  });

  test('the ConfigMap is in the namespace of the workload', () => {
    const sidecar = ship({}, newDeployment(undefined, { metadata: { namespace: 'shop' } }));
    const [configMap] = Testing.synth(Chart.of(sidecar)).filter((manifest) => manifest.kind === 'ConfigMap');

    expect(configMap.metadata.namespace).toBe('shop');
    expect(configMap.data).toEqual({ 'fluent-bit.yaml': sidecar.configuration });
  });

  test('two sidecars of one pod do not get into each other\'s way', () => {
    const deployment = newDeployment();
    ship({}, deployment);
    new FluentBitSidecar(deployment, 'audit', { logs: [{ container: 'app', path: '/var/log/audit' }], ...SEND, service: { httpPort: 2021 } });

    const { metadata, spec } = templateOf(Chart.of(deployment));

    expect(spec.initContainers.map((c: any) => c.name)).toEqual(['logs', 'audit']);
    expect(Object.keys(metadata.annotations)).toEqual(expect.arrayContaining(['cdk8s-sidecars/config.audit', 'cdk8s-sidecars/config.logs']));
    expect(new Set(spec.volumes.map((v: any) => v.name)).size).toBe(6);
  });
});

describe('every kind of host', () => {
  const labels = { app: 'shop' };
  const spec = { containers: [APP], restartPolicy: 'Never' };
  const template = { metadata: { labels }, spec: { containers: [APP] } };

  test.each<[string, (chart: Chart) => any]>([
    ['a StatefulSet', (chart) => new kplus.StatefulSet(chart, 'w', { containers: [APP], service: new kplus.Service(chart, 's', { ports: [{ port: 80 }] }) })],
    ['a DaemonSet', (chart) => new kplus.DaemonSet(chart, 'w', { containers: [APP] })],
    ['a Job', (chart) => new kplus.Job(chart, 'w', { containers: [APP], activeDeadline: Duration.hours(1) })],
    ['a CronJob', (chart) => new kplus.CronJob(chart, 'w', { containers: [APP], schedule: Cron.daily(), activeDeadline: Duration.hours(1) })],
    ['a Pod', (chart) => new kplus.Pod(chart, 'w', { containers: [APP] })],
    ['a Deployment of cdk8s-plus-32', (chart) => new plus32.Deployment(chart, 'w', { containers: [APP] })],
    ['a StatefulSet of cdk8s-plus-32', (chart) => new plus32.StatefulSet(chart, 'w', { containers: [{ ...APP, ports: [{ number: 80 }] }] })],
    ['a plain Deployment', (chart) => new ApiObject(chart, 'w', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: { matchLabels: labels }, template } })],
    ['a plain Pod', (chart) => new ApiObject(chart, 'w', { apiVersion: 'v1', kind: 'Pod', spec })],
    ['an Argo Rollout', (chart) => new ApiObject(chart, 'w', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: { template } })],
  ])('%s', (_title, make) => {
    const chart = newChart();
    const host = make(chart);
    new FluentBitSidecar(host, 'logs', { ...READ, ...SEND });
    PodLifecycle.of(host).expect('app', { drain: Duration.seconds(2) });

    const [workload] = Testing.synth(chart).filter((m) => m.kind !== 'ConfigMap' && m.kind !== 'Service');
    const pod = workload.spec.jobTemplate?.spec.template ?? workload.spec.template ?? workload;

    expect(pod.spec.initContainers).toMatchObject([{ name: 'logs', lifecycle: { preStop: { sleep: { seconds: 7 } } } }]);
    expect(pod.spec.containers[0].volumeMounts).toEqual([{ mountPath: '/var/log/app', name: 'logs-app-var-log-app' }]);
    expect(pod.spec.volumes).toHaveLength(3);
    expect(pod.spec.securityContext.fsGroup).toBe(65532);
    expect(pod.metadata.annotations['cdk8s-sidecars/config.logs']).toBeDefined();
  });
});

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

test('it starts before other sidecars and init containers, and stops after them', () => {
  const deployment = newDeployment();
  deployment.addInitContainer({ name: 'migrate', image: 'registry.acme.io/migrate:1.0', resources: {}, securityContext: { user: 1 } });
  new NativeSidecar(deployment, 'agent', { image: 'registry.acme.io/agent:1.0' });
  const sidecar = ship({}, deployment);

  expect(templateAround(sidecar).spec.initContainers.map((c: any) => c.name)).toEqual(['logs', 'agent', 'migrate']);
});

describe('nothing is found wrong with an app that has it', () => {
  const variants: Record<string, Partial<FluentBitSidecarProps>> = {
    'with the defaults': {},
    'with buffers in memory': { storage: FluentBitStorage.MEMORY },
    'with inputs alone': { logs: [], inputs: [FluentBitInput.openTelemetry(), FluentBitInput.forward()] },
    'with a drain sidecar': { drainSidecar: DRAIN },
    'with a parser of the image and an older Fluent Bit': { image: 'fluent/fluent-bit:3.2.4', logs: [{ ...READ.logs[0], parser: FluentBitParser.NGINX }] },
    'with a debug image': { image: 'fluent/fluent-bit:4.2.8-debug' },
  };

  test.each(Object.entries(variants).flatMap(([title, props]) => ['1.30', '1.32', '1.36'].map((version) => [title, version, props] as const)))('%s, for Kubernetes %s', (_title, version, props) => {
    const app = new App();
    const chart = new Chart(app, 'chart');
    SidecarChecks.of(app).targetKubernetes(version);
    const deployment = newDeployment(chart);
    ship(props, deployment);

    expect(stderrOf(() => Testing.synth(chart))).toBe('');
    expect(unrestricted({ ...templateOf(chart).spec, containers: [] })).toEqual([]);
  });
});
