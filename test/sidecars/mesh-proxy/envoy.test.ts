import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duration, Testing, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { load } from 'js-yaml';
import { EnvoyBootstrap, EnvoyProtocol, EnvoySidecarProps, MeshProxySidecar, NativeSidecar, PodLifecycle, SidecarRole } from '../../../src';
import { errorsOf, IMAGE, newChart, newDeployment, stderrOf, templateOf } from '../charts';

const listeners = [{ port: 8001, upstream: { host: 'payments.shop.svc', port: 80 } }];
const bootstrap = EnvoyBootstrap.ofListeners(listeners);
const admin = { address: { socket_address: { address: '0.0.0.0', port_value: 9901 } } };

function withEnvoy(props: Partial<EnvoySidecarProps> = {}) {
  const chart = newChart();
  const deployment = newDeployment(chart);
  return { chart, deployment, envoy: MeshProxySidecar.envoy(deployment, 'envoy', { bootstrap, ...props }) };
}

const containerOf = (props: Partial<EnvoySidecarProps> = {}) => templateOf(withEnvoy(props).chart).spec.initContainers[0];
const configOf = ({ _text }: Pick<EnvoyBootstrap, '_text'>): any => load(_text);

test('an Envoy for the app\'s own connections is a restricted native sidecar without a hook', () => {
  const container = containerOf();

  expect(container).toMatchObject({
    name: 'envoy',
    restartPolicy: 'Always',
    image: 'envoyproxy/envoy:distroless-v1.37.0',
    command: ['envoy'],
    args: ['-c', '/etc/envoy/envoy.yaml', '--concurrency', '1', '--disable-hot-restart', '--drain-time-s', '5'],
    ports: [{ containerPort: 8001 }, { containerPort: 9901, name: 'envoy-ready' }],
    startupProbe: { httpGet: { path: '/ready', port: 9901 }, periodSeconds: 1, failureThreshold: 60 },
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    securityContext: { runAsUser: 65532, runAsNonRoot: true, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  });
  expect(container).not.toHaveProperty('readinessProbe');
  expect(container).not.toHaveProperty('lifecycle');
});

test('a synthesis with it is clean, and silent', () => {
  const { chart } = withEnvoy();

  expect(stderrOf(() => templateOf(chart))).toBe('');
  expect(stderrOf(() => templateOf(withEnvoy({ ingress: true }).chart))).toBe('');
});

test('an Envoy for clients decides readiness, and drains without an exit', () => {
  const { chart, deployment } = withEnvoy({ ingress: true });
  const [container] = templateOf(chart).spec.initContainers;

  expect(container).toMatchObject({
    image: 'envoyproxy/envoy:v1.37.0',
    securityContext: { runAsUser: 101 },
    readinessProbe: { httpGet: { path: '/ready', port: 9901 }, periodSeconds: 5 },
    lifecycle: { preStop: { exec: { command: ['bash', '-c', expect.stringContaining('POST /healthcheck/fail')] } } },
  });
  expect(container.lifecycle.preStop.exec.command[2]).toContain('/dev/tcp/127.0.0.1/9900');
  expect(PodLifecycle.of(deployment).shutdown().containers[0]).toMatchObject({ name: 'envoy', killed: false });
});

test('an image without a shell has no hook', () => {
  expect(containerOf({ ingress: true, image: 'mirror.acme.io/envoyproxy/envoy:distroless-v1.36.0' })).not.toHaveProperty('lifecycle');
});

test('options change the container', () => {
  expect(containerOf({ version: '1.36.2', concurrency: 2, drainTime: Duration.seconds(20), name: 'edge' })).toMatchObject({
    name: 'edge',
    image: 'envoyproxy/envoy:distroless-v1.36.2',
    args: expect.arrayContaining(['2', '20']),
  });
});

test('it starts before every sidecar without a relation', () => {
  const { chart, deployment } = withEnvoy();
  new NativeSidecar(deployment, 'logs', { image: IMAGE, role: SidecarRole.LOG_SHIPPER });

  expect(templateOf(chart).spec.initContainers.map((c: any) => c.name)).toEqual(['envoy', 'logs']);
});

describe('a bootstrap of listeners', () => {
  test('shows the kubelet nothing of the admin interface but whether Envoy is ready', () => {
    const { admin: own, static_resources: { listeners: [, ready], clusters } } = configOf(bootstrap);

    expect(own).toEqual({ address: { socket_address: { address: '127.0.0.1', port_value: 9900 } } });
    expect(ready.address.socket_address).toEqual({ address: '0.0.0.0', port_value: 9901 });
    expect(ready.filter_chains[0].filters[0].typed_config.route_config.virtual_hosts[0].routes).toEqual([{ match: { path: '/ready' }, route: { cluster: 'admin' } }]);
    expect(clusters.map(({ name }: any) => name)).toEqual(['listener-8001', 'admin']);
  });

  test('listens inside of the pod for what is outside, and outside for what is inside', () => {
    const address = (host: string) => {
      const { static_resources: { listeners: [listener] } } = configOf(EnvoyBootstrap.ofListeners([{ port: 8001, upstream: { host, port: 80 } }]));
      return listener.address.socket_address.address;
    };

    expect(address('payments.shop.svc')).toBe('127.0.0.1');
    expect(address('127.0.0.1')).toBe('0.0.0.0');
  });

  test('speaks TCP, HTTP/2 and TLS where it is told to, and logs to stdout', () => {
    const { listeners: [tcp, grpc], clusters: [db, api] } = configOf(EnvoyBootstrap.ofListeners([
      { port: 5432, name: 'db', protocol: EnvoyProtocol.TCP, upstream: { host: '10.0.0.9', port: 5432 } },
      { port: 8002, name: 'api', upstream: { host: 'api.acme.io', port: 443, tls: true, http2: true } },
    ])).static_resources;

    expect(tcp.filter_chains[0].filters[0]).toMatchObject({ name: 'envoy.filters.network.tcp_proxy', typed_config: { cluster: 'db' } });
    expect(JSON.stringify([tcp, grpc])).toMatch(/(StdoutAccessLog.*){2}/);
    expect(db.type).toBe('STATIC');
    expect(api).toMatchObject({ type: 'STRICT_DNS', transport_socket: { typed_config: { sni: 'api.acme.io' } } });
    expect(JSON.stringify(api)).toContain('http2_protocol_options');
  });

  test.each<[string, () => unknown, string]>([
    ['without listeners', () => EnvoyBootstrap.ofListeners([]), 'Envoy bootstrap has no listeners, got none; give at least one'],
    ['with a port that is none', () => EnvoyBootstrap.ofListeners([{ port: 70000, upstream: { host: 'a', port: 1 } }]),
      '\'port\' of an Envoy listener is no number from 1 to 65535, got 70000; give a port'],
    ['with a port twice', () => EnvoyBootstrap.ofListeners([...listeners, ...listeners]),
      'Envoy bootstrap uses port 8001 twice, got ports 8001, 8001, 9901, 9900; give each listener, the admin interface and readiness a port of its own'],
    ['with the port of readiness', () => EnvoyBootstrap.ofListeners([{ ...listeners[0], port: 9901 }]), 'Envoy bootstrap uses port 9901 twice'],
  ])('%s is refused', (_what, make, message) => {
    expect(make).toThrow(message);
  });
});

describe('a bootstrap of one\'s own', () => {
  test('is kept as it is, and probed where it says', () => {
    const own = { admin: { address: { socket_address: { address: '0.0.0.0', port_value: 19000 } } }, static_resources: { listeners: [] } };
    const { chart, envoy } = withEnvoy({ bootstrap: EnvoyBootstrap.fromObject(own) });
    const manifests = Testing.synth(chart);
    const text = manifests.find(({ kind }) => kind === 'ConfigMap').data['envoy.yaml'];

    expect(configOf({ _text: text })).toEqual(own);
    expect(envoy.configMap).toBeDefined();
    expect(templateOf(chart).spec.initContainers[0].startupProbe.httpGet.port).toBe(19000);
  });

  test('can be a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'envoy-'));
    const file = join(folder, 'envoy.yaml');
    writeFileSync(file, Yaml.stringify({ admin, static_resources: { listeners: [{ address: { socket_address: { address: '0.0.0.0', port_value: 8080 } } }] } }));

    expect(containerOf({ bootstrap: EnvoyBootstrap.fromFile(file) }).ports).toMatchObject([{ containerPort: 8080 }, { containerPort: 9901 }]);
    rmSync(folder, { recursive: true });
  });

  test('can be in a ConfigMap', () => {
    const chart = newChart();
    const deployment = newDeployment(chart);
    const configMap = kplus.ConfigMap.fromConfigMapName(chart, 'config', 'envoy-config');
    MeshProxySidecar.envoy(deployment, 'envoy', { bootstrap: EnvoyBootstrap.fromConfigMap(configMap, 'bootstrap.yaml', 9901) });
    const { spec } = templateOf(chart);

    expect(spec.volumes).toEqual([{ name: 'envoy-config', configMap: { name: 'envoy-config', items: [{ key: 'bootstrap.yaml', path: 'envoy.yaml' }] } }]);
    expect(Testing.synth(chart).map(({ kind }) => kind)).toEqual(['Deployment']);
  });

  test.each<[string, object, string]>([
    ['no admin interface', {}, 'Envoy bootstrap of object has no admin interface, got none; add admin.address.socket_address with an address of 0.0.0.0'],
    ['an admin interface that the kubelet does not reach', { admin: { address: { socket_address: { address: '127.0.0.1', port_value: 9901 } } } },
      'Envoy bootstrap of object has an admin interface that the kubelet does not reach, got address "127.0.0.1"; let it listen at 0.0.0.0'],
    ['an admin interface at no port', { admin: { address: { socket_address: { address: '0.0.0.0', port_value: 99999 } } } },
      'port_value of the admin interface in the Envoy bootstrap of object is no number from 1 to 65535, got 99999; give a port'],
    ['listeners that are no list', { admin, static_resources: { listeners: {} } }, 'Envoy bootstrap of object has listeners that are no list, got {}; give a list of listeners'],
  ])('with %s is refused', (_what, own, message) => {
    expect(() => EnvoyBootstrap.fromObject(own as any)).toThrow(message);
  });

  test('in no file is refused', () => {
    expect(() => EnvoyBootstrap.fromFile('missing.yaml')).toThrow(
      'Envoy bootstrap of file "missing.yaml" cannot be read, got ENOENT: no such file or directory, open \'missing.yaml\'; name a file with YAML or JSON');
  });
});

describe('bad input is refused', () => {
  test.each<[string, Partial<EnvoySidecarProps>, string]>([
    ['no thread', { concurrency: 0 }, '\'concurrency\' of container "envoy" is no number of threads, got 0; give 1 or more'],
    ['no version', { version: 'latest' }, '\'version\' of container "envoy" is no version of Envoy, got "latest"; give one such as "1.37.0"'],
    ['a drain longer than any grace period', { drainTime: Duration.hours(2) }, '\'drainTime\' of container "envoy" is longer than any grace period, got 7200s; give at most 3600s'],
  ])('%s', (_what, props, message) => {
    expect(() => withEnvoy(props)).toThrow(message);
  });

  test('a port of the app', () => {
    const chart = newChart();
    const deployment = newDeployment(chart, { containers: [{ name: 'app', image: IMAGE, portNumber: 8001, resources: {} }] });
    MeshProxySidecar.envoy(deployment, 'envoy', { bootstrap });

    expect(errorsOf(() => templateOf(chart))).toContainEqual(expect.stringContaining('container "app" listens on TCP port 8001'));
  });
});
