import { ApiObject, App, Chart, Cron, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import * as plus32 from 'cdk8s-plus-32';
import { unrestricted } from './pod-security';
import { APP, DRAIN, READ, SEND, ship, templateAround } from './ship';
import {
  FluentBitInput, FluentBitOutput, FluentBitParser, FluentBitSidecar, FluentBitSidecarProps, FluentBitStorage, NativeSidecar, PodLifecycle,
  SidecarChecks,
} from '../../../src';
import { newChart, newDeployment, stderrOf, templateOf } from '../charts';

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
