import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ApiObject, App, Chart, Duration, Include, JsonPatch, Lazy, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import * as plus32 from 'cdk8s-plus-32';
import { errorsOf, IMAGE, initNames, newChart, newDeployment, templateOf } from './charts';
import { NativeSidecar, ResizableResource, SidecarChecks, SidecarRole } from '../../src';

const LABELS = { app: 'orders' };
const POD_SPEC = { containers: [{ name: 'app', image: 'registry.acme.io/app:1.0' }] };

describe('defaults', () => {
  test('a sidecar is restarted always, small, and passes the Pod Security Standard "restricted"', () => {
    const deployment = newDeployment();

    new NativeSidecar(deployment, 'agent', { image: IMAGE });

    expect(templateOf(Chart.of(deployment)).spec.initContainers).toEqual([{
      name: 'agent',
      image: IMAGE,
      imagePullPolicy: 'IfNotPresent',
      restartPolicy: 'Always',
      resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        privileged: false,
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
    }]);
  });

  test.each([
    ['registry.acme.io/agent:1.0', 'IfNotPresent'],
    ['registry.acme.io:5000/agent:1.0', 'IfNotPresent'],
    ['registry.acme.io/agent@sha256:4f1bd', 'IfNotPresent'],
    ['agent:latest', 'Always'],
    ['registry.acme.io:5000/agent', 'Always'],
  ])('image %s is pulled %s', (image, policy) => {
    const deployment = newDeployment();

    const sidecar = new NativeSidecar(deployment, 'agent', { image });

    expect(sidecar.container.imagePullPolicy).toBe(policy);
  });

  test('a startup probe without a period is tried every second for as long as it would be otherwise', () => {
    const deployment = newDeployment();

    new NativeSidecar(deployment, 'a', { image: IMAGE, startup: kplus.Probe.fromHttpGet('/', { port: 1, failureThreshold: 6 }) });
    new NativeSidecar(deployment, 'b', { image: IMAGE, startup: kplus.Probe.fromHttpGet('/', { port: 1, periodSeconds: Duration.seconds(5) }) });

    expect(templateOf(Chart.of(deployment)).spec.initContainers.map((c: any) => c.startupProbe)).toMatchObject([
      { periodSeconds: 1, failureThreshold: 60 },
      { periodSeconds: 5, failureThreshold: 3 },
    ]);
  });

  test('changes to the security context keep what they do not name', () => {
    const deployment = newDeployment();

    new NativeSidecar(deployment, 'agent', { image: IMAGE, securityContext: { user: 1000, capabilities: { add: [kplus.Capability.NET_BIND_SERVICE] } } });

    expect(templateOf(Chart.of(deployment)).spec.initContainers[0].securityContext).toMatchObject({
      runAsUser: 1000,
      runAsNonRoot: true,
      capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
    });
  });
});

describe('hosts', () => {
  test('on a host of cdk8s-plus-30, the sidecar is one of its init containers', () => {
    const deployment = newDeployment();

    const sidecar = new NativeSidecar(deployment, 'agent', { image: IMAGE });

    expect(deployment.initContainers).toContain(sidecar.container);
  });

  test('a construct around a workload is a host', () => {
    const chart = newChart();
    class Service extends Chart {
      public readonly deployment = new kplus.Deployment(this, 'Default', { containers: [{ image: IMAGE, name: 'app' }] });
    }
    const service = new Service(chart, 'service');

    const sidecar = new NativeSidecar(service, 'agent', { image: IMAGE });

    expect(service.deployment.initContainers).toContain(sidecar.container);
  });

  test.each<[string, object, (manifest: any) => any]>([
    ['Deployment', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: { matchLabels: LABELS }, template: { metadata: { labels: LABELS }, spec: POD_SPEC } } }, (m) => m.spec.template.spec],
    ['CronJob', { apiVersion: 'batch/v1', kind: 'CronJob', spec: { schedule: '0 * * * *', jobTemplate: { spec: { activeDeadlineSeconds: 60, template: { spec: { ...POD_SPEC, restartPolicy: 'Never' } } } } } }, (m) => m.spec.jobTemplate.spec.template.spec],
    ['Pod', { apiVersion: 'v1', kind: 'Pod', spec: POD_SPEC }, (m) => m.spec],
    ['custom resource', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: { template: { spec: POD_SPEC } } }, (m) => m.spec.template.spec],
  ])('a plain object is a host: %s', (_, manifest, specOf) => {
    const chart = newChart();
    const object = new ApiObject(chart, 'object', manifest as any);

    new NativeSidecar(object, 'agent', { image: IMAGE }).shareVolume('app', '/var/log/app', { sizeLimit: Size.mebibytes(64) });

    expect(specOf(object.toJson())).toMatchObject({
      containers: [{ name: 'app', volumeMounts: [{ name: 'var-log-app', mountPath: '/var/log/app' }] }],
      initContainers: [{ name: 'agent', restartPolicy: 'Always' }],
      volumes: [{ name: 'var-log-app', emptyDir: { sizeLimit: '64Mi' } }],
    });
  });

  test('a generated object is a host', () => {
    const chart = newChart();
    const object = new plus32.k8s.KubeDeployment(chart, 'object', {
      spec: { selector: { matchLabels: { app: 'orders' } }, template: { metadata: { labels: { app: 'orders' } }, spec: POD_SPEC } },
    });

    new NativeSidecar(object, 'agent', { image: IMAGE });

    expect(initNames(chart)).toEqual(['agent']);
  });

  test('an object out of an Include is a host', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'include-'));
    const file = path.join(folder, 'pod.yaml');
    fs.writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'orders' }, spec: POD_SPEC }));
    const include = new Include(newChart(), 'include', { url: file });
    fs.rmSync(folder, { recursive: true });

    new NativeSidecar(include.apiObjects[0], 'agent', { image: IMAGE });

    expect(include.apiObjects[0].toJson().spec.initContainers).toMatchObject([{ name: 'agent' }]);
  });

  test('a pod that comes from a Lazy is a host', () => {
    const chart = newChart();
    const spec = Lazy.any({ produce: () => ({ selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec: POD_SPEC } }) });
    const object = new ApiObject(chart, 'object', { apiVersion: 'apps/v1', kind: 'Deployment', spec });

    new NativeSidecar(object, 'agent', { image: IMAGE });

    expect(initNames(chart)).toEqual(['agent']);
  });

  test('volumes stay of a StatefulSet of cdk8s-plus-32, but not those of its claims', () => {
    const chart = newChart();
    const set = new plus32.StatefulSet(chart, 'set', {
      containers: [{ name: 'app', image: 'registry.acme.io/app:1.0', portNumber: 80 }],
      volumeClaimTemplates: [{ name: 'claim', accessModes: [plus32.PersistentVolumeAccessMode.READ_WRITE_ONCE] } as any],
    });
    set.containers[0].mount('/claim', plus32.Volume.fromName(set, 'claim', 'claim'));
    set.containers[0].mount('/tmp', plus32.Volume.fromEmptyDir(set, 'tmp', 'tmp'));

    new NativeSidecar(set, 'agent', { image: IMAGE });

    expect(templateOf(chart).spec.volumes).toEqual([{ name: 'tmp', emptyDir: {} }]);
  });
});

test('a custom resource is a host although it was checked before, and has an error', () => {
  const chart = newChart();
  SidecarChecks.of(chart);
  const containers = [{ name: 'app', image: IMAGE }, { name: 'app', image: IMAGE }];
  const rollout = new ApiObject(chart, 'rollout', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: { template: { spec: { containers } } } });
  expect(errorsOf(() => Testing.synth(chart))).toHaveLength(1);

  expect(() => new NativeSidecar(rollout, 'agent', { image: IMAGE })).not.toThrow();
});

describe('order', () => {
  test('relations are written into the pod template, beside what is there', () => {
    const deployment = newDeployment();
    deployment.podMetadata.addAnnotation('cdk8s-sidecars/lifecycle', '{"app":{"drainSeconds":5}}');
    deployment.addInitContainer({ name: 'migrate', image: IMAGE, resources: {} });

    new NativeSidecar(deployment, 'proxy', { image: IMAGE, portNumber: 5432, startsBefore: ['migrate'] });

    expect(templateOf(Chart.of(deployment)).metadata.annotations).toEqual({
      'cdk8s-sidecars/lifecycle': '{"app":{"drainSeconds":5},"proxy":{"startsBefore":["migrate"]}}',
    });
  });

  test('without relations nothing is written', () => {
    const deployment = newDeployment();

    new NativeSidecar(deployment, 'agent', { image: IMAGE });

    expect(templateOf(Chart.of(deployment)).metadata.annotations).toBeUndefined();
  });

  test('relations of the workload\'s own annotation are kept as well', () => {
    const deployment = newDeployment();
    deployment.podMetadata.addAnnotation('cdk8s-sidecars/lifecycle', '{"certificates":{"startsBefore":["mesh"]}}');
    deployment.addInitContainer({ name: 'certificates', image: IMAGE, resources: {} });

    new NativeSidecar(deployment, 'mesh', { image: IMAGE, role: SidecarRole.MESH_PROXY });

    expect(initNames(Chart.of(deployment))).toEqual(['certificates', 'mesh']);
  });

  test.each([
    ['{"app":{"drainSecond":40}}', 'container "app" has an unknown key in annotation "cdk8s-sidecars/lifecycle", got "drainSecond"; ' +
      'use one of startupSeconds, runSeconds, preStopSeconds, postStartSeconds, drainSeconds, startsBefore, startsAfter'],
    ['{"app":5}', 'annotation "cdk8s-sidecars/lifecycle" says no object of container "app", got 5; write an object such as {"drainSeconds":5}'],
    ['{"proxy":{"startsBefore":"app"}}', 'container "proxy" has a "startsBefore" in annotation "cdk8s-sidecars/lifecycle" that is no list of names, got "app"; ' +
      'give a list of container names'],
  ])('of the workload\'s own annotation nothing gets lost that cannot be read: %s', (annotation, finding) => {
    const deployment = newDeployment();
    deployment.podMetadata.addAnnotation('cdk8s-sidecars/lifecycle', annotation);

    new NativeSidecar(deployment, 'proxy', { image: IMAGE, portNumber: 5432, startsBefore: ['app'] });

    expect(errorsOf(() => Testing.synth(Chart.of(deployment)))).toEqual([`[chart/orders] lifecycle-annotation-is-valid: ${finding}`]);
  });

  test('a user\'s patch is applied to what the user sees', () => {
    const deployment = newDeployment();
    deployment.addInitContainer({ name: 'migrate', image: IMAGE, resources: {} });
    ApiObject.of(deployment).addJsonPatch(JsonPatch.add('/spec/template/spec/initContainers/0/image', 'registry.acme.io/migrate:2.0'));

    new NativeSidecar(deployment, 'agent', { image: IMAGE });

    expect(templateOf(Chart.of(deployment)).spec.initContainers).toMatchObject([{ name: 'agent', image: IMAGE }, { image: 'registry.acme.io/migrate:2.0' }]);
  });

  test('what a user\'s patch puts in is not changed', () => {
    const deployment = newDeployment();
    const metadata = { annotations: { owner: 'orders' }, labels: { app: 'orders' } };
    ApiObject.of(deployment).addJsonPatch(JsonPatch.replace('/spec/template/metadata', metadata));
    ApiObject.of(deployment).addJsonPatch(JsonPatch.replace('/spec/selector', { matchLabels: { app: 'orders' } }));
    deployment.addInitContainer({ name: 'migrate', image: IMAGE, resources: {} });
    new NativeSidecar(deployment, 'proxy', { image: IMAGE, portNumber: 80, startsBefore: ['migrate'] });

    Testing.synth(Chart.of(deployment));

    expect(metadata).toEqual({ annotations: { owner: 'orders' }, labels: { app: 'orders' } });
  });
});

test('what cdk8s-plus cannot say is written', () => {
  const deployment = newDeployment();

  new NativeSidecar(deployment, 'agent', {
    image: IMAGE,
    stopSignal: 'SIGQUIT',
    resizePolicies: [{ resource: ResizableResource.CPU }, { resource: ResizableResource.MEMORY, restart: true }],
  });

  const checks = SidecarChecks.of(deployment);
  checks.targetKubernetes('1.36');
  expect(templateOf(Chart.of(deployment)).spec.initContainers[0]).toMatchObject({
    lifecycle: { stopSignal: 'SIGQUIT' },
    resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }, { resourceName: 'memory', restartPolicy: 'RestartContainer' }],
  });
});

test('a volume can be shared with several containers', () => {
  const deployment = newDeployment(newChart(), { containers: [{ name: 'app', image: IMAGE, resources: {} }, { name: 'admin', image: IMAGE, resources: {} }] });

  const sidecar = new NativeSidecar(deployment, 'logs', { image: IMAGE });
  sidecar.shareVolume('app', '/var/log/app', { name: 'app-logs', sidecarPath: '/logs/app', readOnly: false });
  sidecar.shareVolume('admin', '/var/log/admin');

  expect(templateOf(Chart.of(deployment)).spec).toMatchObject({
    initContainers: [{ volumeMounts: [{ mountPath: '/logs/app', name: 'app-logs', readOnly: false }, { mountPath: '/var/log/admin', name: 'var-log-admin', readOnly: true }] }],
    containers: [{ volumeMounts: [{ mountPath: '/var/log/app', name: 'app-logs' }] }, { volumeMounts: [{ mountPath: '/var/log/admin', name: 'var-log-admin' }] }],
  });
});

test('YAML has no anchors', () => {
  const app = new App();
  const deployment = newDeployment(new Chart(app, 'chart'));
  const shared = kplus.Probe.fromHttpGet('/', { port: 80 });

  new NativeSidecar(deployment, 'a', { image: IMAGE, startup: shared, liveness: shared, startsBefore: ['b'] });
  new NativeSidecar(deployment, 'b', { image: IMAGE, startup: shared });
  new NativeSidecar(new ApiObject(Chart.of(deployment), 'pod', { apiVersion: 'v1', kind: 'Pod', spec: POD_SPEC }), 'a', { image: IMAGE, startup: shared });

  expect(app.synthYaml()).not.toMatch(/[&*][a-z0-9]+\n/);
});

describe('bad input', () => {
  test('a host without a pod template is refused', () => {
    const chart = newChart();

    expect(() => new NativeSidecar(chart, 'agent', { image: IMAGE })).toThrow(
      '"chart" holds no single Kubernetes object, got Chart; give a workload, such as a Deployment, or one object out of an Include');
    expect(() => new NativeSidecar(new kplus.ConfigMap(chart, 'settings'), 'agent', { image: IMAGE })).toThrow(
      '"chart/settings" has no pod template, got ConfigMap (v1); give a Deployment, StatefulSet, DaemonSet, Job, CronJob, Pod, ' +
      'or a custom resource with a pod template at "spec.template"');
  });

  test.each(['app', 'migrate', 'agent'])('a name that is taken is refused: %s', (name) => {
    const deployment = newDeployment();
    deployment.addInitContainer({ name: 'migrate', image: IMAGE });
    new NativeSidecar(deployment, 'agent', { image: IMAGE });

    expect(() => new NativeSidecar(deployment, 'other', { name, image: IMAGE })).toThrow(
      `container "${name}" exists already in "chart/orders"; give the sidecar another 'name'`);
  });

  test('a name that is taken later is an error of the synthesis', () => {
    const deployment = newDeployment();
    new NativeSidecar(deployment, 'agent', { image: IMAGE });
    deployment.addContainer({ name: 'agent', image: IMAGE });

    expect(errorsOf(() => Testing.synth(Chart.of(deployment)))).toContainEqual(expect.stringMatching(/^\[chart\/orders\] container-names-are-unique: /));
  });

  test('a name that is no label is refused', () => {
    expect(() => new NativeSidecar(newDeployment(), 'Log_Shipper', { image: IMAGE })).toThrow(
      'container name is no DNS label, got "Log_Shipper"; give a \'name\' of at most 63 lower-case letters, digits and "-"');
  });

  test('a relation to a container that does not exist is an error of the synthesis', () => {
    const deployment = newDeployment();
    new NativeSidecar(deployment, 'proxy', { image: IMAGE, portNumber: 80, startsBefore: ['migrat'], startsAfter: ['app'] });
    deployment.addInitContainer({ name: 'migrate', image: IMAGE, resources: {} });

    expect(errorsOf(() => Testing.synth(Chart.of(deployment)))).toEqual([
      '[chart/orders] container "proxy" is to start before a container that does not exist, got "migrat"; name one of "migrate", "app" in \'startsBefore\'',
      '[chart/orders] container "proxy" cannot start after "app", which starts after all init containers; take it out of \'startsAfter\'',
    ]);
  });

  test('a cycle is an error that names it', () => {
    const deployment = newDeployment();
    new NativeSidecar(deployment, 'a', { image: IMAGE, portNumber: 80, startsBefore: ['b'] });
    new NativeSidecar(deployment, 'b', { image: IMAGE, portNumber: 81, startsBefore: ['a'] });

    expect(errorsOf(() => Testing.synth(Chart.of(deployment)))).toEqual([
      '[chart/orders] container "a" cannot start before itself, got "a" before "b" before "a"; ' +
      'take one of these relations out of \'startsBefore\' or \'startsAfter\'',
    ]);
  });

  test('a volume that is shared with a container that does not exist is an error of the synthesis', () => {
    const deployment = newDeployment();
    new NativeSidecar(deployment, 'logs', { image: IMAGE }).shareVolume('ap', '/var/log/app');

    expect(errorsOf(() => Testing.synth(Chart.of(deployment)))).toEqual([
      '[chart/orders] container "ap" does not exist, cannot mount volume "var-log-app" into it; name one of "logs", "app"',
    ]);
  });

  test('a volume name that is taken is refused', () => {
    const deployment = newDeployment();
    const logs = new NativeSidecar(deployment, 'logs', { image: IMAGE });
    const metrics = new NativeSidecar(deployment, 'metrics', { image: IMAGE });
    const volume = logs.shareVolume('app', '/var/log/app');

    for (const sidecar of [logs, metrics]) {
      expect(() => sidecar.shareVolume('app', '/var/log/app')).toThrow(
        'volume "var-log-app" exists already in "chart/orders"; mount the one that is there, or give another \'name\'');
    }

    metrics.container.mount('/logs', volume);

    expect(templateOf(Chart.of(deployment)).spec.volumes).toEqual([{ name: 'var-log-app', emptyDir: {} }]);
  });

  test('a volume needs a name', () => {
    const sidecar = new NativeSidecar(newDeployment(), 'logs', { image: IMAGE });

    expect(() => sidecar.shareVolume('app', '/')).toThrow('path has no letter or digit to name a volume after, got "/"; give a \'name\'');
    expect(sidecar.shareVolume('app', `/${'a'.repeat(62)}/b`).name).toBe('a'.repeat(62));
  });

  test.each([
    ['startup', { startup: kplus.Probe.fromHttpGet('/') }],
    ['readiness', { readiness: kplus.Probe.fromTcpSocket() }],
    ['liveness', { liveness: kplus.Probe.fromHttpGet('/') }],
    ['preStop', { lifecycle: { preStop: kplus.Handler.fromHttpGet('/') } }],
  ])('a %s without a port is refused in a container that declares none', (what, props) => {
    expect(() => new NativeSidecar(newDeployment(), 'proxy', { image: IMAGE, ...props })).toThrow(
      `container "proxy" has a '${what}' without a port and declares none, got ports []; give it a 'port'`);
    expect(() => new NativeSidecar(newDeployment(), 'proxy', { image: IMAGE, ports: [{ number: 1 }, { number: 2 }], ...props })).toThrow(
      `container "proxy" has a '${what}' without a port and declares several, got ports [1,2]; give it a 'port'`);
  });

  test('a probe without a port goes to the only port', () => {
    const deployment = newDeployment();

    new NativeSidecar(deployment, 'a', { image: IMAGE, ports: [{ number: 9000 }], startup: kplus.Probe.fromTcpSocket() });
    new NativeSidecar(deployment, 'b', { image: IMAGE, portNumber: 9001, startup: kplus.Probe.fromHttpGet('/') });

    expect(templateOf(Chart.of(deployment)).spec.initContainers).toMatchObject([
      { startupProbe: { tcpSocket: { port: 9000 } } }, { startupProbe: { httpGet: { port: 9001 } } },
    ]);
  });

  test.each([
    ['with a port of its own', { startup: kplus.Probe.fromTcpSocket({ port: 80, periodSeconds: Duration.millis(1500) }) }],
    ['that goes to the sidecar\'s port', { portNumber: 80, startup: kplus.Probe.fromTcpSocket({ periodSeconds: Duration.millis(1500) }) }],
  ])('a duration that is no whole number of seconds is refused, in a probe %s', (_, props) => {
    expect(() => new NativeSidecar(newDeployment(), 'proxy', { image: IMAGE, ...props })).toThrow(
      'container "proxy" has a \'startup\' that cannot be rendered, got \'1500 millis\' cannot be converted into a whole number of seconds; ' +
      'give durations of full seconds');
  });

  test.each([0, -1, 80.5, 65536])('a port that cannot be is refused: %d', (portNumber) => {
    expect(() => new NativeSidecar(newDeployment(), 'proxy', { image: IMAGE, portNumber })).toThrow(
      `container "proxy" has a 'portNumber' that is no port, got ${portNumber}; give a whole number from 1 to 65535`);
  });
});
