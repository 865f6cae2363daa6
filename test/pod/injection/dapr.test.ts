import { PodView } from '../../../src/pod/pod-view';
import { productOf } from '../../../src/pod/products/catalogue';
import { resourcesOf } from '../../../src/pod/resources';
import { shutdownOf } from '../../../src/pod/shutdown';
import { startupOf } from '../../../src/pod/startup';
import { pod } from '../pods';

const app = { containers: [{ name: 'app' }], initContainers: [{ name: 'migrate' }] };
const withDapr = (annotations: Record<string, string> = {}) => pod(app, '1.36', { annotations: { 'dapr.io/enabled': 'true', 'dapr.io/app-id': 'orders', ...annotations } });
const NATIVE = { 'dapr.io/enable-native-sidecar': 'true' };
const names = ({ inits, mains }: PodView) => [...inits, ...mains].map((c) => `${c.kind} ${c.name}`);
const ports = (view: PodView) => productOf(view.find('daprd')!)!.listening.ports.map((p) => p.port);

test('Dapr adds a main container, unless it is told to add a native sidecar: after the pod\'s own init containers', () => {
  expect(names(withDapr())).toEqual(['init migrate', 'main app', 'main daprd']);
  expect(names(withDapr(NATIVE))).toEqual(['init migrate', 'sidecar daprd', 'main app']);
});

test.each([{ 'dapr.io/enabled': 'false' }, { 'dapr.io/enabled': '' }, { 'dapr.io/app-id': 'orders' }])('pods with %j are left alone', (annotations) => {
  expect(pod(app, '1.36', { annotations }).injections).toEqual([]);
});

test('pods that bring daprd along are left alone', () => {
  expect(pod({ containers: [{ name: 'app' }, { name: 'daprd' }] }, '1.36', { annotations: { 'dapr.io/enabled': 'yes' } }).injections).toEqual([]);
});

test('it has no startup probe, so that it never waits for the app that waits for it', () => {
  const view = withDapr({ ...NATIVE, 'dapr.io/app-port': '8080' });

  expect(view.find('daprd')!.spec.startupProbe).toBeUndefined();
  expect(startupOf(view).containers.map((c) => c.name)).toEqual(['migrate', 'daprd', 'app']);
});

test('it listens where annotations say', () => {
  expect(ports(withDapr())).toEqual([3500, 50001, 50002, 3501, 9090]);
  expect(ports(withDapr({ 'dapr.io/metrics-port': '9191', 'dapr.io/grpc-port': '50011' }))).toEqual([3500, 50011, 50002, 3501, 9191]);
  expect(ports(withDapr({ 'dapr.io/enable-metrics': 'false' }))).toEqual([3500, 50001, 50002, 3501]);
});

test('it takes part in what the pod requests', () => {
  const view = withDapr({ ...NATIVE, 'dapr.io/sidecar-cpu-request': '100m', 'dapr.io/sidecar-memory-request': '250Mi', 'dapr.io/sidecar-memory-limit': '1Gi' });

  expect(resourcesOf(view).sidecars).toEqual({ cpuMillis: 100, memoryBytes: 250 * 1024 * 1024 });
});

test('it stops after the app, and may take as long as it is told to', () => {
  const view = withDapr({ ...NATIVE, 'dapr.io/graceful-shutdown-seconds': '15' });

  expect(productOf(view.find('daprd')!)!.longestDrainSeconds).toBe(15);
  expect(productOf(withDapr().find('daprd')!)!.longestDrainSeconds).toBe(5);
  expect(shutdownOf(view).containers.map((c) => c.name)).toContain('daprd');
});
