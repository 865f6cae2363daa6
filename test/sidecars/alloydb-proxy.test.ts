import { newChart, templateOf } from './charts';
import { newApp } from './product-checks';
import { AlloyDbNetwork, AlloyDbProxySidecar, AlloyDbProxySidecarProps } from '../../src';

const ORDERS = { name: 'projects/acme/locations/europe-west1/clusters/shop/instances/orders', port: 5432 };

function render(props: Partial<AlloyDbProxySidecarProps> = {}): any {
  const chart = newChart();
  new AlloyDbProxySidecar(newApp(chart), 'alloydb', { instances: [ORDERS], ...props });
  return templateOf(chart).spec;
}

test('the proxy counts as started when the database can be reached, and ends with success on SIGTERM', () => {
  const { initContainers: [proxy] } = render();

  expect(proxy).toMatchObject({
    image: 'gcr.io/alloydb-connectors/alloydb-auth-proxy:1.15.2',
    restartPolicy: 'Always',
    startupProbe: { httpGet: { path: '/startup', port: 9090 }, periodSeconds: 1 },
    securityContext: { runAsUser: 65532 },
  });
  expect(proxy.args).toEqual([
    '--health-check', '--http-address=0.0.0.0', '--http-port=9090', '--structured-logs', '--exit-zero-on-sigterm', '--run-connection-test',
    'projects/acme/locations/europe-west1/clusters/shop/instances/orders?port=5432',
  ]);
});

test.each([
  [AlloyDbNetwork.PUBLIC_IP, '--public-ip'],
  [AlloyDbNetwork.PRIVATE_SERVICE_CONNECT, '--psc'],
])('%s is asked for by a flag, while the private address is the product\'s default', (network, flag) => {
  expect(render({ network }).initContainers[0].args).toContain(flag);
  expect(render({ network: AlloyDbNetwork.PRIVATE_IP }).initContainers[0].args).toEqual(render().initContainers[0].args);
});

test('a socket has the short form of the instance\'s name', () => {
  const proxy = new AlloyDbProxySidecar(newApp(newChart()), 'alloydb', {
    instances: [{ name: ORDERS.name, socketDirectory: '/alloydb', sharedWith: ['app'] }],
  });

  expect(proxy.database().host).toBe('/alloydb/acme.europe-west1.shop.orders');
});

test('the connection name of Cloud SQL is refused', () => {
  expect(() => render({ instances: [{ name: 'acme:europe-west1:orders', port: 5432 }] })).toThrow(
    'container "alloydb" has an instance whose name has another form than "projects/PROJECT/locations/REGION/clusters/CLUSTER/instances/INSTANCE", ' +
    'got "acme:europe-west1:orders"; give its connection name');
});

test('an image that does not know the flags is refused', () => {
  expect(() => render({ image: 'gcr.io/alloydb-connectors/alloydb-auth-proxy:1.9.0' })).toThrow(
    'AlloyDB Auth Proxy ends with success on SIGTERM from 1.11 on, got image "gcr.io/alloydb-connectors/alloydb-auth-proxy:1.9.0"; ' +
    'give a newer one, such as "gcr.io/alloydb-connectors/alloydb-auth-proxy:1.15.2"');
});
