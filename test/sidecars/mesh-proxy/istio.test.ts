import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { IstioProxyOptions, MeshProxySidecar, NativeSidecar, PodLifecycle, SidecarChecks } from '../../../src';
import { errorsOf, IMAGE, newChart, newDeployment, stderrOf, templateOf } from '../charts';

const NATIVE = 'sidecar.istio.io/nativeSidecar';

function inIstio(options: IstioProxyOptions = {}, props: kplus.DeploymentProps = {}) {
  const chart = newChart();
  const deployment = newDeployment(chart, props);
  return { chart, deployment, proxy: MeshProxySidecar.istio(deployment, 'mesh', options) };
}

const annotationsOf = (options: IstioProxyOptions): Record<string, string> => templateOf(inIstio(options).chart).metadata.annotations;

test('labels and annotations are on the pod template, where the injector looks', () => {
  const { chart, proxy } = inIstio();
  const { metadata, spec } = templateOf(chart);

  expect(metadata.labels).toMatchObject({ 'sidecar.istio.io/inject': 'true' });
  expect(metadata.annotations).toEqual({ [NATIVE]: 'true', 'sidecar.istio.io/rewriteAppHTTPProbers': 'true' });
  expect(spec.initContainers).toBeUndefined();
  expect(proxy).toMatchObject({ name: 'istio-proxy', native: true });
});

test('a synthesis with the proxy is clean, and silent', () => {
  const { chart } = inIstio();

  expect(stderrOf(() => templateOf(chart))).toBe('');
});

describe('versions', () => {
  test.each(['1.24', '1.26.4', 'v1.27', '1.30', '1.31'])('%s is asked for a native proxy by annotation', (version) => {
    expect(annotationsOf({ version })[NATIVE]).toBe('true');
  });

  test('before 1.24, a pod cannot ask', () => {
    expect(() => inIstio({ version: '1.23' })).toThrow('a pod cannot ask for a native proxy before Istio 1.24, got \'version\' "1.23"; upgrade Istio, or set \'native\' to false');
    expect(annotationsOf({ version: '1.23', native: false })[NATIVE]).toBe('false');
  });

  test.each(['1.99', '2.0', '1', 'latest', '1.12'])('%s is unknown', (version) => {
    expect(() => inIstio({ version })).toThrow(`'version' is no known version of Istio, got "${version}"; give one from "1.19" to "1.31"`);
  });
});

test('a revision takes the place of the label that asks for the default one', () => {
  const { labels } = templateOf(inIstio({ revision: '1-30-3' }).chart).metadata;

  expect(labels).toMatchObject({ 'istio.io/rev': '1-30-3' });
  expect(labels).not.toHaveProperty(['sidecar.istio.io/inject']);
});

test('ports and addresses go around the mesh', () => {
  expect(annotationsOf({
    excludeOutboundPorts: [5432, 6379],
    includeOutboundPorts: [443],
    excludeInboundPorts: [2020],
    includeInboundPorts: [8080],
    excludeOutboundIpRanges: ['169.254.169.254/32', 'fd00::/8'],
    includeOutboundIpRanges: ['*'],
    rewriteProbes: false,
  })).toMatchObject({
    'traffic.sidecar.istio.io/excludeOutboundPorts': '5432,6379',
    'traffic.sidecar.istio.io/includeOutboundPorts': '443',
    'traffic.sidecar.istio.io/excludeInboundPorts': '2020',
    'traffic.sidecar.istio.io/includeInboundPorts': '8080',
    'traffic.sidecar.istio.io/excludeOutboundIPRanges': '169.254.169.254/32,fd00::/8',
    'traffic.sidecar.istio.io/includeOutboundIPRanges': '*',
    'sidecar.istio.io/rewriteAppHTTPProbers': 'false',
  });
});

describe('resources', () => {
  const of = (resources: kplus.ContainerResources) => {
    const annotations = annotationsOf({ resources });
    return ['CPU', 'CPULimit', 'Memory', 'MemoryLimit'].map((key) => annotations[`sidecar.istio.io/proxy${key}`]);
  };

  test('left out, are filled in from the mesh\'s own, which it would drop', () => {
    expect(of({ cpu: { request: kplus.Cpu.millis(20) } })).toEqual(['20m', '2', '128Mi', '1Gi']);
    expect(of({ memory: { request: Size.gibibytes(2) } })).toEqual(['100m', '2', '2048Mi', '2048Mi']);
    expect(of({ memory: { limit: Size.mebibytes(64) } })).toEqual(['100m', '2', '64Mi', '64Mi']);
    expect(of({ memory: { request: Size.kibibytes(1500) } })).toEqual(['100m', '2', '1500Ki', '1Gi']);
  });

  test('count in the pod\'s request', () => {
    const { deployment } = inIstio({ resources: { cpu: { request: kplus.Cpu.millis(300) } } });

    expect(PodLifecycle.of(deployment).resources().sidecars.cpuMillis).toBe(300);
  });

  test('must fit each other', () => {
    expect(() => of({ cpu: { request: kplus.Cpu.units(2), limit: kplus.Cpu.millis(500) } }))
      .toThrow('container "istio-proxy" requests more CPU than its limit, got 2 and 500m; raise the limit in \'resources\'');
    expect(() => of({ ephemeralStorage: { request: Size.gibibytes(1) } }))
      .toThrow('container "istio-proxy" cannot have \'ephemeralStorage\' in its \'resources\', as no annotation carries it; leave it out');
  });
});

describe('the proxy is part of the pod', () => {
  test('it starts first, and stops last', () => {
    const { deployment } = inIstio();
    new NativeSidecar(deployment, 'cache', { image: IMAGE });
    const life = PodLifecycle.of(deployment);
    life.expect('istio-proxy', { startup: Duration.seconds(3) });

    expect(life.startup().containers.map(({ name }) => name)).toEqual(['istio-init', 'istio-proxy', 'cache', 'app']);
    expect(life.shutdown().containers.map(({ name }) => name)).toEqual(['istio-proxy', 'cache', 'app']);
    expect(life.startup().containers[1].started).toBe(4.5);
  });

  test('sidecars can start after it, and not before', () => {
    const { chart, deployment } = inIstio();
    new NativeSidecar(deployment, 'cache', { image: IMAGE, startsAfter: ['istio-proxy'] });
    expect(errorsOf(() => templateOf(chart))).toEqual([]);

    new NativeSidecar(deployment, 'early', { image: IMAGE, startsBefore: ['istio-proxy'] });
    expect(errorsOf(() => templateOf(chart))).toEqual([
      expect.stringContaining('container "early" cannot start before "istio-proxy", which is injected ahead of all init containers; take it out of \'startsBefore\''),
    ]);
  });

  test('its ports are taken', () => {
    const { chart } = inIstio({}, { containers: [{ name: 'app', image: IMAGE, portNumber: 15020, resources: {} }] });

    expect(errorsOf(() => templateOf(chart))).toEqual([
      expect.stringContaining('listeners-have-their-own-ports: container "app" listens on TCP port 15020 (declares it), as container "istio-proxy" does (is Istio proxy)'),
    ]);
  });
});

test('a namespace in the same app puts its pods into the mesh', () => {
  const chart = newChart();
  new kplus.Namespace(chart, 'shop', { metadata: { name: 'shop', labels: { 'istio-injection': 'enabled' } } });
  const deployment = newDeployment(chart, {
    metadata: { namespace: 'shop' },
    containers: [{ name: 'app', image: IMAGE, portNumber: 15090, resources: {} }],
  });

  expect(PodLifecycle.of(deployment).startup().containers.map(({ name }) => name)).toEqual(['istio-init', 'istio-proxy', 'app']);
  expect(errorsOf(() => templateOf(chart))).toEqual([expect.stringContaining('listeners-have-their-own-ports: container "app" listens on TCP port 15090')]);
});

describe('a proxy that is a main container', () => {
  test('holds the app back, and drains as long as is said', () => {
    expect(JSON.parse(annotationsOf({ native: false, terminationDrainDuration: Duration.seconds(20) })['proxy.istio.io/config']))
      .toEqual({ holdApplicationUntilProxyStarts: true, terminationDrainDuration: '20s' });
    expect(annotationsOf({ native: false })[NATIVE]).toBe('false');
  });

  test('can be spoken of, but nothing of the init phase can start after it', () => {
    const { chart, deployment } = inIstio({ native: false });
    PodLifecycle.of(deployment).expect('istio-proxy', { drain: Duration.seconds(9) });
    expect(PodLifecycle.of(deployment).shutdown().requiredSeconds).toBe(9);

    new NativeSidecar(deployment, 'late', { image: IMAGE, startsAfter: ['istio-proxy'] });
    expect(errorsOf(() => templateOf(chart))).toEqual([
      expect.stringContaining('container "late" cannot start after "istio-proxy", which starts after all init containers; take it out of \'startsAfter\''),
    ]);
  });

  test('is warned of', () => {
    const { chart } = inIstio({ native: false });

    expect(stderrOf(() => templateOf(chart))).toContain('injected-proxy-is-native: container "istio-proxy" is injected as a main container');
  });
});

describe('options without effect on a native proxy are refused', () => {
  test('holdApplicationUntilProxyStarts', () => {
    expect(() => inIstio({ holdApplicationUntilProxyStarts: true })).toThrow(
      '\'holdApplicationUntilProxyStarts\' has no effect on a native proxy, got true; leave it out: everything starts after a native proxy in any case');
  });

  test('terminationDrainDuration', () => {
    expect(() => inIstio({ terminationDrainDuration: Duration.seconds(20) })).toThrow('\'terminationDrainDuration\' has no effect on a native proxy, got 20s');
  });
});

describe('bad input is refused', () => {
  test.each([0, 65536, 80.5])('port %d', (port) => {
    expect(() => inIstio({ excludeOutboundPorts: [port] })).toThrow(`a port of 'excludeOutboundPorts' is no number from 1 to 65535, got ${port}; give a port`);
  });

  test('a port twice', () => {
    expect(() => inIstio({ excludeInboundPorts: [80, 81, 80] })).toThrow('\'excludeInboundPorts\' names port 80 twice, got 80, 81, 80; name it once');
  });

  test.each(['10.0.0.1', '10.0.0.0/33', '10.0.0.256/8', 'fd00::/129', 'db/8'])('%s, which is no range of addresses', (range) => {
    expect(() => inIstio({ excludeOutboundIpRanges: [range] }))
      .toThrow(`'excludeOutboundIpRanges' has a range that is none, got "${range}"; give an address with a prefix length, such as "10.0.0.0/8"`);
  });

  test('two meshes, or one twice', () => {
    const { deployment } = inIstio();

    expect(() => MeshProxySidecar.linkerd(deployment, 'linkerd')).toThrow('"chart/orders" is in Istio, and cannot be in Linkerd as well; give a pod one MeshProxySidecar of a mesh at most');
    expect(() => MeshProxySidecar.istio(deployment, 'again')).toThrow('"chart/orders" is in Istio already; give a pod one MeshProxySidecar of a mesh at most');
  });

  test('a pod that the mesh does not inject into', () => {
    expect(errorsOf(() => templateOf(inIstio({}, { hostNetwork: true }).chart)))
      .toContainEqual(expect.stringContaining('container "istio-proxy" is not injected into a pod in the network of the node, got hostNetwork true'));
    expect(errorsOf(() => templateOf(inIstio({}, { containers: [{ name: 'istio-proxy', image: IMAGE, resources: {} }] }).chart)))
      .toContainEqual(expect.stringContaining('container "istio-proxy" is in the pod already, so that Istio injects none; remove it from the workload'));
  });

  test('a Kubernetes without native sidecars', () => {
    const { chart } = inIstio();
    SidecarChecks.of(chart).targetKubernetes('1.28');

    expect(errorsOf(() => templateOf(chart))).toContainEqual(expect.stringContaining(
      'container "istio-proxy" cannot be a native sidecar, got Kubernetes 1.28; target 1.29 or newer, or set \'native\' to false'));
  });
});
