import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { errorsOf, newChart, templateOf } from './charts';
import { complaintsAbout, newApp, RESTRICTED } from './product-checks';
import { CloudSqlProxySidecar, DaprAppProtocol, DaprSidecar, DaprSidecarProps, MeshProxySidecar, PodLifecycle, SidecarChecks } from '../../src';
import { checkManifest } from '../../src/checks/run';

function annotations(props: Partial<DaprSidecarProps> = {}): Record<string, string> {
  const chart = newChart();
  new DaprSidecar(newApp(chart), 'dapr', { appId: 'orders', ...props });
  return templateOf(chart).metadata.annotations;
}

const refuse = (props: Partial<DaprSidecarProps>) => () => annotations(props);

describe('the annotations', () => {
  test('ask for a native sidecar with resources of its own, under "restricted"', () => {
    expect(annotations()).toEqual({
      'dapr.io/enabled': 'true',
      'dapr.io/enable-native-sidecar': 'true',
      'dapr.io/app-id': 'orders',
      'dapr.io/sidecar-cpu-request': '100m',
      'dapr.io/sidecar-memory-request': '250Mi',
      'dapr.io/sidecar-memory-limit': '1000Mi',
      'dapr.io/sidecar-seccomp-profile-type': 'RuntimeDefault',
    });
  });

  test('carry what the props say', () => {
    expect(annotations({
      appPort: 8080,
      appProtocol: DaprAppProtocol.GRPC,
      configuration: 'tracing',
      metricsPort: 9191,
      gracefulShutdown: Duration.seconds(10),
      resources: { cpu: { request: kplus.Cpu.millis(50), limit: kplus.Cpu.units(1) }, memory: { limit: Size.mebibytes(300) } },
      annotations: { 'dapr.io/app-max-concurrency': '10' },
    })).toEqual({
      'dapr.io/enabled': 'true',
      'dapr.io/enable-native-sidecar': 'true',
      'dapr.io/app-id': 'orders',
      'dapr.io/app-port': '8080',
      'dapr.io/app-protocol': 'grpc',
      'dapr.io/config': 'tracing',
      'dapr.io/metrics-port': '9191',
      'dapr.io/graceful-shutdown-seconds': '10',
      'dapr.io/sidecar-cpu-request': '50m',
      'dapr.io/sidecar-cpu-limit': '1',
      'dapr.io/sidecar-memory-limit': '300Mi',
      'dapr.io/sidecar-seccomp-profile-type': 'RuntimeDefault',
      'dapr.io/app-max-concurrency': '10',
    });
  });
});

describe('in the pod', () => {
  test('Dapr starts after the init containers and before the app, and stops after it', () => {
    const chart = newChart();
    const orders = newApp(chart);
    orders.addInitContainer({ name: 'migrate', image: 'registry.acme.io/migrate:1.0', securityContext: RESTRICTED });
    new DaprSidecar(orders, 'dapr', { appId: 'orders', appPort: 8080 });
    const life = PodLifecycle.of(orders);
    life.expect('app', { drain: Duration.seconds(20) });

    expect(life.startup().containers.map((c) => c.name)).toEqual(['migrate', 'daprd', 'app']);
    expect(life.shutdown().containers.find((c) => c.name === 'daprd')).toMatchObject({ sidecar: true, sigterm: 20.5, exit: 21.5, killed: false });
    expect(life.resources().sidecars.cpuMillis).toBe(100);
  });

  test.each(['1.29', '1.32', '1.36'])('there is no finding for Kubernetes %s, in a mesh too', (version) => {
    const chart = newChart();
    const orders = newApp(chart);
    MeshProxySidecar.istio(orders, 'mesh');
    new DaprSidecar(orders, 'dapr', { appId: 'orders', appPort: 8080 });
    SidecarChecks.of(chart).targetKubernetes(version);

    expect(complaintsAbout(chart, version)).toEqual([]);
  });

  test('an init container that uses Dapr is found', () => {
    const chart = newChart();
    const orders = newApp(chart);
    orders.addInitContainer({ name: 'seed', image: 'registry.acme.io/seed:1.0', command: ['/seed', 'http://localhost:3500/v1.0/state'], securityContext: RESTRICTED });
    new DaprSidecar(orders, 'dapr', { appId: 'orders' });

    expect(errorsOf(() => templateOf(chart))[0]).toMatch(/^\[chart\/orders\] init-starts-after-the-sidecar-it-uses: container "seed" uses localhost:3500/);
  });

  test('another container on a port of Dapr is found', () => {
    const chart = newChart();
    const orders = new kplus.Deployment(chart, 'orders', {
      containers: [{ name: 'app', image: 'registry.acme.io/app:1.0', resources: {}, securityContext: RESTRICTED, ports: [{ number: 9090 }] }],
    });
    new DaprSidecar(orders, 'dapr', { appId: 'orders' });

    expect(errorsOf(() => templateOf(chart))[0]).toMatch(/^\[chart\/orders\] listeners-have-their-own-ports: container "app" listens on TCP port 9090/);
  });

  test('a sidecar in front of it on one of its ports is found', () => {
    const withSql = (props: Partial<DaprSidecarProps>) => () => {
      const chart = newChart();
      const orders = newApp(chart);
      new CloudSqlProxySidecar(orders, 'sql', { instances: [{ name: 'acme:europe-west1:orders', port: 5432 }] });
      new DaprSidecar(orders, 'dapr', { appId: 'orders', ...props });
      templateOf(chart);
    };

    expect(errorsOf(withSql({}))).toEqual([
      '[chart/orders] listeners-have-their-own-ports: container "sql" listens on TCP port 9090 (is Cloud SQL Auth Proxy), as container "daprd" does (is Dapr); ' +
      'give one of them another port',
    ]);
    expect(withSql({ metricsPort: 9191 })).not.toThrow();
  });

  test('a Job ends with it, and is found never to end without a native sidecar', () => {
    const job = (own: Record<string, string>) => ({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'etl' },
      spec: {
        template: {
          metadata: { annotations: { 'dapr.io/enabled': 'true', 'dapr.io/app-id': 'etl', ...own } },
          spec: { restartPolicy: 'OnFailure', activeDeadlineSeconds: 3600, containers: [{ name: 'etl', image: 'registry.acme.io/etl:1.0' }] },
        },
      },
    });
    const errors = (own: Record<string, string>) => checkManifest(job(own), { major: 1, minor: 32 }).filter((f) => f.severity === 'error').map((f) => `${f.rule}: ${f.fix}`);

    expect(errors({})).toEqual(['job-sidecars-are-native: set annotation dapr.io/enable-native-sidecar: "true" on the pod template']);
    expect(errors({ 'dapr.io/enable-native-sidecar': 'true' })).toEqual([]);
  });
});

describe('bad input', () => {
  test.each(['Orders', 'a.b', '', '-a'])('%p as an id', (appId) => {
    expect(refuse({ appId })).toThrow(`'appId' is no DNS label, got "${appId}"; give at most 63 lower-case letters, digits and "-"`);
  });

  test.each([3500, 3501, 50001, 50002])('the app on Dapr\'s own port %p', (appPort) => {
    expect(refuse({ appPort })).toThrow(`'appPort' is a port that Dapr itself listens on, got ${appPort}; give one other than 3500, 3501, 50001, 50002`);
  });

  test('the app on the port of Dapr\'s metrics', () => {
    expect(refuse({ appPort: 9090 })).toThrow('app and Dapr\'s metrics cannot have one port, got 9090 as \'appPort\' and \'metricsPort\'; give another \'metricsPort\'');
    expect(refuse({ appPort: 9090, metricsPort: 9091 })).not.toThrow();
  });

  test('a port that does not exist', () => {
    expect(refuse({ appPort: 0 })).toThrow('\'appPort\' is no port, got 0; give one from 1 to 65535');
  });

  test('annotations of others, and those that props are for', () => {
    expect(refuse({ annotations: { 'acme.io/team': 'shop' } })).toThrow('annotation "acme.io/team" is not Dapr\'s, got "shop"; set it on the workload');
    expect(refuse({ annotations: { 'dapr.io/app-port': '80' } })).toThrow('annotation "dapr.io/app-port" is set by the construct, got "80"; use its own props');
    expect(refuse({ annotations: { 'dapr.io/env': 'LOG=debug,API_TOKEN=s3cr3t' } })).toThrow(
      'annotation "dapr.io/env" has a credential in plain text, got variable "API_TOKEN"; leave it out, and give it in a Secret that a component refers to');
    expect(refuse({ annotations: { 'dapr.io/env': 'LOG=debug,ZONE=a' } })).not.toThrow();
  });

  test('a workload that has a container of that name', () => {
    const chart = newChart();
    const orders = new kplus.Deployment(chart, 'orders', { containers: [{ name: 'daprd', image: 'daprio/daprd:1.18.3' }] });
    new DaprSidecar(orders, 'dapr', { appId: 'orders' });

    expect(errorsOf(() => templateOf(chart))).toContain('[chart/orders] container "daprd" is in the pod already, so that Dapr injects none; remove it from the workload');
  });

  test('a cluster without native sidecars', () => {
    const chart = newChart();
    new DaprSidecar(newApp(chart), 'dapr', { appId: 'orders' });
    SidecarChecks.of(chart).targetKubernetes('1.28');

    expect(errorsOf(() => templateOf(chart))).toContain('[chart/orders] container "daprd" cannot be a native sidecar, got Kubernetes 1.28; target 1.29 or newer');
  });
});
