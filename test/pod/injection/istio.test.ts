import { namespacesAmong } from '../../../src/pod/namespaces';
import { PodView } from '../../../src/pod/pod-view';
import { readPod } from '../../../src/pod/read-pod';
import { resourcesOf } from '../../../src/pod/resources';
import { shutdownOf } from '../../../src/pod/shutdown';
import { startupOf } from '../../../src/pod/startup';
import { pod, viewOf } from '../pods';

const INJECT = { 'sidecar.istio.io/inject': 'true' };
const app = { containers: [{ name: 'app' }], initContainers: [{ name: 'migrate' }] };
const inMesh = (annotations: Record<string, string> = {}, labels: Record<string, string> = INJECT) => pod(app, '1.36', { labels, annotations });
const names = ({ inits, mains }: PodView) => [...inits, ...mains].map((c) => `${c.kind} ${c.name}`);
const proxyOf = (view: PodView) => view.find('istio-proxy')!.spec;

describe('a pod is in the mesh', () => {
  test.each<[string, PodView]>([
    ['by label', pod(app, '1.36', { labels: INJECT })],
    ['by the annotation of old versions', pod(app, '1.36', { annotations: INJECT })],
    ['by a revision', pod(app, '1.36', { labels: { 'istio.io/rev': 'canary' } })],
    ['by a setting of its proxy', pod(app, '1.36', { annotations: { 'sidecar.istio.io/nativeSidecar': 'true' } })],
  ])('%s', (_how, view) => {
    expect(names(view)).toEqual(['init istio-init', 'sidecar istio-proxy', 'init migrate', 'main app']);
    expect(view.containers.map((c) => c.name)).toEqual(['migrate', 'app']);
  });

  test.each<[string, object]>([
    ['enabled', { 'istio-injection': 'enabled' }],
    ['a revision', { 'istio.io/rev': 'default' }],
  ])('by a label of its namespace: %s', (_how, labels) => {
    const namespaces = namespacesAmong([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: labels as any } }]);
    const workload = (namespace: string) => readPod({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'app', namespace }, spec: app }, { major: 1, minor: 36 }, namespaces)!;

    expect(workload('shop').find('istio-proxy')).toMatchObject({ implicit: true, index: -1, field: 'spec' });
    expect(workload('other').find('istio-proxy')).toBeUndefined();
  });
});

describe('a pod is not in the mesh', () => {
  const opted = { labels: { 'sidecar.istio.io/inject': 'false', 'istio.io/rev': 'default' } };

  test.each<[string, PodView]>([
    ['when nothing says so', pod(app)],
    ['when it opts out', pod(app, '1.36', opted)],
    ['in the network of the node', pod({ ...app, hostNetwork: true }, '1.36', { labels: INJECT })],
    ['without a sidecar, as a gateway', inMesh({ 'inject.istio.io/templates': 'gateway' })],
  ])('%s', (_why, view) => {
    expect(view.injections).toEqual([]);
  });

  test('where its namespace is closed to the mesh', () => {
    const namespaces = namespacesAmong([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default', labels: { 'istio-injection': 'disabled' } } }]);

    expect(readPod({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'app', labels: INJECT }, spec: app }, { major: 1, minor: 36 }, namespaces)!.injections).toEqual([]);
  });

  test('for a second time', () => {
    const injected = pod({ ...app, initContainers: [{ name: 'istio-proxy', image: 'istio/proxyv2:1.30.3', restartPolicy: 'Always' }] }, '1.36', { labels: INJECT });

    expect(names(injected)).toEqual(['sidecar istio-proxy', 'main app']);
    expect(inMesh({ 'sidecar.istio.io/status': '{}' }).injections).toEqual([]);
  });
});

describe('the native proxy', () => {
  test('has the ports, probes, hook and resources of the injector', () => {
    expect(proxyOf(inMesh())).toMatchObject({
      restartPolicy: 'Always',
      ports: [{ containerPort: 15090, name: 'http-envoy-prom' }],
      startupProbe: { httpGet: { path: '/healthz/ready', port: 15021 }, periodSeconds: 1, timeoutSeconds: 3, failureThreshold: 600 },
      readinessProbe: { httpGet: { path: '/healthz/ready', port: 15021 }, periodSeconds: 15, timeoutSeconds: 3, failureThreshold: 4 },
      lifecycle: { preStop: { exec: { command: ['pilot-agent', 'request', '--debug-port=15020', 'POST', 'drain'] } } },
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } },
    });
    expect(proxyOf(inMesh()).livenessProbe).toBeUndefined();
  });

  test('has only the resources that annotations give it, as soon as there is one', () => {
    const view = inMesh({ 'sidecar.istio.io/proxyCPU': '20m' });

    expect(proxyOf(view).resources).toEqual({ requests: { cpu: '20m' } });
    expect(view.find('istio-init')!.spec.resources).toEqual({ requests: { cpu: '20m' } });
  });

  test('is probed as annotations say, and not at all without a status port', () => {
    const prefix = 'readiness.status.sidecar.istio.io';

    expect(proxyOf(inMesh({ [`${prefix}/initialDelaySeconds`]: '5', [`${prefix}/periodSeconds`]: '2', [`${prefix}/failureThreshold`]: '9' })).readinessProbe)
      .toMatchObject({ initialDelaySeconds: 5, periodSeconds: 2, failureThreshold: 9 });
    expect(proxyOf(inMesh({ 'status.sidecar.istio.io/port': '0' }))).not.toHaveProperty('startupProbe');
  });

  test('comes without redirection where nothing is intercepted', () => {
    expect(names(inMesh({ 'sidecar.istio.io/interceptionMode': 'NONE' }))).toEqual(['sidecar istio-proxy', 'init migrate', 'main app']);
  });

  test('keeps what the user brings along for it', () => {
    const view = viewOf({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'app', labels: INJECT },
      spec: {
        containers: [{ name: 'app', image: 'app' }, {
          name: 'istio-proxy', image: 'auto', resources: { requests: { cpu: '300m' } }, env: [{ name: 'OUTPUT_CERTS', value: '/certs' }],
        }],
      },
    });

    expect(names(view)).toEqual(['init istio-init', 'sidecar istio-proxy', 'main app']);
    expect(view.containers.map((c) => c.name)).toEqual(['app']);
    expect(proxyOf(view)).toMatchObject({
      image: 'docker.io/istio/proxyv2',
      resources: { requests: { cpu: '300m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } },
      env: [{ name: 'OUTPUT_CERTS' }],
      startupProbe: { failureThreshold: 600 },
    });
  });
});

test('an init container of the proxy\'s name, which is no sidecar yet, is brought along as well', () => {
  const view = pod({ ...app, initContainers: [{ name: 'istio-proxy', image: 'registry.acme.io/proxy:1.0' }] }, '1.36', { labels: INJECT });

  expect(names(view)).toEqual(['init istio-init', 'sidecar istio-proxy', 'main app']);
  expect(proxyOf(view)).toMatchObject({ image: 'registry.acme.io/proxy:1.0', startupProbe: { failureThreshold: 600 } });
});

describe('whether the proxy is native', () => {
  test.each<[string, PodView, boolean, string]>([
    ['the annotation says', inMesh({ 'sidecar.istio.io/nativeSidecar': 'false' }), false, 'setting'],
    ['an old version decides', inMesh({}, { 'istio.io/rev': '1-24-3' }), false, 'version'],
    ['a new version decides', inMesh({}, { 'istio.io/rev': '1-27-0' }), true, 'default'],
    ['nobody says', inMesh(), true, 'default'],
    ['an old version may be overruled', inMesh({ 'sidecar.istio.io/nativeSidecar': 'true' }, { 'istio.io/rev': '1-24-3' }), true, 'setting'],
  ])('%s', (_who, { injections: [injection] }, native, nativeBy) => {
    expect(injection).toMatchObject({ native, nativeBy });
  });

  test('as a main container it comes last, and after the redirection', () => {
    const view = inMesh({ 'sidecar.istio.io/nativeSidecar': 'false' });

    expect(names(view)).toEqual(['init migrate', 'init istio-init', 'main app', 'main istio-proxy']);
    expect(proxyOf(view)).not.toHaveProperty('lifecycle');
  });

  test.each(['holdApplicationUntilProxyStarts: true', '{"holdApplicationUntilProxyStarts":true}'])('a main container that holds the app back comes first: %s', (config) => {
    const view = inMesh({ 'sidecar.istio.io/nativeSidecar': 'false', 'proxy.istio.io/config': config });

    expect(names(view)).toEqual(['init migrate', 'init istio-init', 'main istio-proxy', 'main app']);
    expect(proxyOf(view).lifecycle).toEqual({ postStart: { exec: { command: ['pilot-agent', 'wait'] } } });
  });
});

test('the models see what they see of a pod that the injector made', () => {
  const image = 'registry.acme.io/istio/proxyv2:1.30.3';
  const resources = { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } };
  const probe = { httpGet: { path: '/healthz/ready', port: 15021 }, timeoutSeconds: 3 };
  const injected = pod({
    ...app,
    initContainers: [
      { name: 'istio-init', image, args: ['istio-iptables'], resources },
      {
        name: 'istio-proxy',
        image,
        args: ['proxy', 'sidecar'],
        restartPolicy: 'Always',
        resources,
        startupProbe: { ...probe, periodSeconds: 1, failureThreshold: 600 },
        readinessProbe: { ...probe, periodSeconds: 15, failureThreshold: 4 },
        lifecycle: { preStop: { exec: { command: ['pilot-agent', 'request', '--debug-port=15020', 'POST', 'drain'] } } },
      },
      { name: 'migrate' },
    ],
  });

  const bare = inMesh();

  expect(startupOf(bare)).toEqual(startupOf(injected));
  expect(shutdownOf(bare)).toEqual(shutdownOf(injected));
  expect(resourcesOf(bare)).toEqual(resourcesOf(injected));
});

test.each<[string, Record<string, string>, number]>([
  ['five seconds by default', {}, 5],
  ['as long as the configuration says', { 'proxy.istio.io/config': 'terminationDrainDuration: 20s' }, 20],
  ['at least a time, when it waits for connections', { 'proxy.istio.io/config': '{"proxyMetadata":{"EXIT_ON_ZERO_ACTIVE_CONNECTIONS":"true","MINIMUM_DRAIN_DURATION":"12s"}}' }, 12],
])('a proxy that is a main container drains %s', (_how, annotations, seconds) => {
  const { containers } = shutdownOf(inMesh({ 'sidecar.istio.io/nativeSidecar': 'false', ...annotations }));
  const proxy = containers.find(({ name }) => name === 'istio-proxy')!;

  expect(proxy.exit - proxy.sigterm!).toBe(seconds);
});
