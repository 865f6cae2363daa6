import { namespacesAmong } from '../../../src/pod/namespaces';
import { PodView } from '../../../src/pod/pod-view';
import { productOf } from '../../../src/pod/products/catalogue';
import { readPod } from '../../../src/pod/read-pod';
import { resourcesOf } from '../../../src/pod/resources';
import { shutdownOf } from '../../../src/pod/shutdown';
import { startupOf } from '../../../src/pod/startup';
import { pod } from '../pods';

const app = { containers: [{ name: 'app' }], initContainers: [{ name: 'migrate' }] };
const inMesh = (annotations: Record<string, string> = {}) => pod(app, '1.36', { annotations: { 'linkerd.io/inject': 'enabled', ...annotations } });
const names = ({ inits, mains }: PodView) => [...inits, ...mains].map((c) => `${c.kind} ${c.name}`);
const proxyOf = (view: PodView) => view.find('linkerd-proxy')!;

test.each(['enabled', 'ingress'])('a pod is in the mesh when it says "%s"', (inject) => {
  expect(names(inMesh({ 'linkerd.io/inject': inject }))).toEqual(['init linkerd-init', 'sidecar linkerd-proxy', 'init migrate', 'main app']);
});

test('a pod is in the mesh of its namespace, with the settings made there, unless it opts out', () => {
  const annotations = { 'linkerd.io/inject': 'enabled', 'config.linkerd.io/proxy-cpu-request': '30m', 'config.linkerd.io/proxy-memory-request': '40Mi' };
  const namespaces = namespacesAmong([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', annotations } }]);
  const workload = (own: Record<string, string>) =>
    readPod({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'app', namespace: 'shop', annotations: own }, spec: app }, { major: 1, minor: 36 }, namespaces)!;

  expect(proxyOf(workload({ 'config.linkerd.io/proxy-cpu-request': '50m' })).spec.resources).toEqual({ requests: { cpu: '50m', memory: '40Mi' } });
  expect(workload({ 'linkerd.io/inject': 'disabled' }).injections).toEqual([]);
});

test('a pod is left alone that has a proxy, is in the network of the node, or does not ask', () => {
  const annotations = { 'linkerd.io/inject': 'enabled' };

  expect(pod(app).injections).toEqual([]);
  expect(pod({ ...app, hostNetwork: true }, '1.36', { annotations }).injections).toEqual([]);
  expect(pod({ containers: [{ name: 'app' }, { name: 'linkerd-proxy' }] }, '1.36', { annotations }).injections).toEqual([]);
});

describe('the native proxy', () => {
  test('has the ports, probes and limits of the injector', () => {
    const proxy = proxyOf(inMesh());

    expect(proxy.spec).toMatchObject({
      restartPolicy: 'Always',
      ports: [{ containerPort: 4143, name: 'linkerd-proxy' }, { containerPort: 4191, name: 'linkerd-admin' }],
      startupProbe: { httpGet: { path: '/ready', port: 4191 }, periodSeconds: 1, failureThreshold: 120 },
      readinessProbe: { httpGet: { path: '/ready', port: 4191 }, initialDelaySeconds: 2 },
      livenessProbe: { httpGet: { path: '/live', port: 4191 }, initialDelaySeconds: 10 },
    });
    expect(proxy.spec).not.toHaveProperty('lifecycle');
    expect(proxy.spec).not.toHaveProperty('resources');
    expect(productOf(proxy)!.listening.ports.map(({ port }) => port).sort()).toEqual([4140, 4143, 4190, 4191]);
    expect(productOf(proxy)!.longestDrainSeconds).toBe(120);
  });

  test('has other ports, limits and resources where annotations say so', () => {
    const view = inMesh({
      'config.linkerd.io/admin-port': '9191',
      'config.linkerd.io/inbound-port': '9143',
      'config.linkerd.io/shutdown-grace-period': '20s',
      'config.linkerd.io/proxy-memory-limit': '250Mi',
      'config.linkerd.io/proxy-await': 'disabled',
    });

    expect(proxyOf(view).spec).toMatchObject({ readinessProbe: { httpGet: { port: 9191 } }, resources: { limits: { memory: '250Mi' } } });
    expect(proxyOf(view).spec).not.toHaveProperty('startupProbe');
    expect(productOf(proxyOf(view))!.longestDrainSeconds).toBe(20);
    expect(productOf(proxyOf(view))!.listening.ports.map(({ port }) => port).sort()).toEqual([4140, 4190, 9143, 9191]);
  });
});

test('a container to debug the mesh comes along, last of all', () => {
  expect(names(inMesh({ 'config.linkerd.io/enable-debug-sidecar': 'true' }))).toEqual([
    'init linkerd-init', 'sidecar linkerd-proxy', 'init migrate', 'main app', 'main linkerd-debug',
  ]);
});

describe('whether the proxy is native', () => {
  const prefixes = ['config', 'config.beta', 'config.alpha'];

  test.each(prefixes)('%s.linkerd.io/proxy-enable-native-sidecar says', (prefix) => {
    expect(inMesh({ [`${prefix}.linkerd.io/proxy-enable-native-sidecar`]: 'false' }).injections[0]).toMatchObject({ native: false, nativeBy: 'setting' });
  });

  test('the newer name counts', () => {
    const view = inMesh({ 'config.alpha.linkerd.io/proxy-enable-native-sidecar': 'true', 'config.linkerd.io/proxy-enable-native-sidecar': 'false' });

    expect(view.injections[0].native).toBe(false);
  });

  test.each([['stable-2.18.0', false], ['2.19.1', false], ['2.20.0', true], ['edge-26.5.2', true]])('version %s decides where nobody says', (version, native) => {
    expect(inMesh({ 'config.linkerd.io/proxy-version': version }).injections[0].native).toBe(native);
  });

  test('an older version does not know the newer names', () => {
    const version = { 'config.linkerd.io/proxy-version': 'stable-2.18.0' };

    expect(inMesh({ ...version, 'config.linkerd.io/proxy-enable-native-sidecar': 'true' }).injections[0])
      .toMatchObject({ native: false, nativeSetting: 'config.alpha.linkerd.io/proxy-enable-native-sidecar' });
    expect(inMesh({ ...version, 'config.alpha.linkerd.io/proxy-enable-native-sidecar': 'true' }).injections[0].native).toBe(true);
  });

  test('as a main container it comes first, holds the app back, and may wait at the end', () => {
    const view = inMesh({ 'config.linkerd.io/proxy-enable-native-sidecar': 'false', 'config.alpha.linkerd.io/proxy-wait-before-exit-seconds': '8' });

    expect(names(view)).toEqual(['init migrate', 'init linkerd-init', 'main linkerd-proxy', 'main app']);
    expect(proxyOf(view).spec.lifecycle).toMatchObject({ postStart: {}, preStop: { exec: { command: ['/bin/sleep', '8'] } } });
    expect(shutdownOf(view).containers.find(({ name }) => name === 'linkerd-proxy')).toMatchObject({ preStopEnd: 8.5 });
  });
});

test('the models see what they see of a pod that the injector made', () => {
  const image = 'registry.acme.io/linkerd/proxy:edge-26.5.2';
  const injected = pod({
    ...app,
    initContainers: [
      { name: 'linkerd-init', image },
      {
        name: 'linkerd-proxy',
        image,
        restartPolicy: 'Always',
        startupProbe: { httpGet: { path: '/ready', port: 4191 }, periodSeconds: 1, failureThreshold: 120 },
        readinessProbe: { httpGet: { path: '/ready', port: 4191 }, initialDelaySeconds: 2, timeoutSeconds: 1 },
        livenessProbe: { httpGet: { path: '/live', port: 4191 }, initialDelaySeconds: 10, timeoutSeconds: 1 },
      },
      { name: 'migrate' },
    ],
  });

  const bare = inMesh();

  expect(startupOf(bare)).toEqual(startupOf(injected));
  expect(shutdownOf(bare)).toEqual(shutdownOf(injected));
  expect(resourcesOf(bare)).toEqual(resourcesOf(injected));
});
