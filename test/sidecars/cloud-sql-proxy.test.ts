import { ApiObject, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import * as fc from 'fast-check';
import { errorsOf, newChart, templateOf } from './charts';
import { ORDERS, proxyOf } from './cloud-sql';
import { newApp, RESTRICTED } from './product-checks';
import { CloudSqlNetwork, CloudSqlProxySidecar, CloudSqlProxySidecarProps, PodLifecycle } from '../../src';
import { productOf } from '../../src/pod/products/catalogue';

describe('the container', () => {
  test('counts as started when the database can be reached, and ends with success on SIGTERM', () => {
    expect(proxyOf()).toMatchObject({
      name: 'cloud-sql',
      image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3',
      restartPolicy: 'Always',
      args: [
        '--health-check', '--http-address=0.0.0.0', '--http-port=9090', '--structured-logs', '--exit-zero-on-sigterm', '--run-connection-test',
        'acme:europe-west1:orders?port=5432',
      ],
      startupProbe: { httpGet: { path: '/startup', port: 9090 }, periodSeconds: 1, timeoutSeconds: 5, failureThreshold: 60 },
      livenessProbe: { httpGet: { path: '/liveness', port: 9090 }, periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 3 },
      securityContext: { runAsUser: 65532, runAsNonRoot: true, readOnlyRootFilesystem: true },
    });
  });

  test('has no hook and no readiness probe', () => {
    expect(proxyOf()).not.toHaveProperty('lifecycle');
    expect(proxyOf()).not.toHaveProperty('readinessProbe');
  });

  test.each<[string, Partial<CloudSqlProxySidecarProps>, string[]]>([
    ['private addresses', { network: CloudSqlNetwork.PRIVATE_IP }, ['--private-ip']],
    ['Private Service Connect', { network: CloudSqlNetwork.PRIVATE_SERVICE_CONNECT }, ['--psc']],
    ['whatever address there is', { network: CloudSqlNetwork.AUTO }, ['--auto-ip']],
    ['IAM authentication', { iamAuthentication: true }, ['--auto-iam-authn']],
    ['another service account', { impersonateServiceAccount: 'orders@acme.iam.gserviceaccount.com' }, ['--impersonate-service-account=orders@acme.iam.gserviceaccount.com']],
    ['a delay after SIGTERM', { maxSigtermDelay: Duration.seconds(5) }, ['--max-sigterm-delay=5s']],
    ['another health port', { healthPort: 9191 }, ['--http-port=9191']],
    ['further flags', { args: ['--max-connections=100'] }, ['--max-connections=100']],
  ])('takes %s', (_name, props, flags) => {
    expect(proxyOf(props).args).toEqual(expect.arrayContaining(flags));
  });

  test('is probed at another health port too', () => {
    expect(proxyOf({ healthPort: 9191 })).toMatchObject({ startupProbe: { httpGet: { port: 9191 } }, livenessProbe: { httpGet: { port: 9191 } } });
  });

  test('starts without a connection test where that is switched off', () => {
    expect(proxyOf({ connectionTest: false }).args).not.toContain('--run-connection-test');
  });

  test('reads a service account\'s key from a Secret', () => {
    const chart = newChart();
    const secret = kplus.Secret.fromSecretName(chart, 'secret', 'orders-sql-key');
    new CloudSqlProxySidecar(newApp(chart), 'cloud-sql', { instances: [ORDERS], credentials: { secret, key: 'key.json' } });

    const { volumes, initContainers: [proxy] } = templateOf(chart).spec;

    expect(proxy.args).toContain('--credentials-file=/var/run/secrets/database-proxy/credentials.json');
    expect(proxy.volumeMounts).toEqual([{ name: 'cloud-sql-credentials', mountPath: '/var/run/secrets/database-proxy', readOnly: true }]);
    expect(volumes).toEqual([{ name: 'cloud-sql-credentials', secret: { secretName: 'orders-sql-key', items: [{ key: 'key.json', path: 'credentials.json' }] } }]);
  });
});

function addMigration(orders: kplus.Deployment, port: number): void {
  orders.addInitContainer({
    name: 'migrate',
    image: 'registry.acme.io/migrate:1.0',
    envVariables: { DB: kplus.EnvValue.fromValue(`postgres://app@localhost:${port}/orders`) },
    securityContext: RESTRICTED,
  });
}

describe('in the pod', () => {
  const migrated = (first: 'proxy' | 'migration') => {
    const chart = newChart();
    const orders = newApp(chart);
    const migrate = () => addMigration(orders, 5432);
    const proxy = () => new CloudSqlProxySidecar(orders, 'cloud-sql', { instances: [ORDERS] });
    (first === 'proxy' ? [proxy, migrate] : [migrate, proxy]).forEach((add) => add());
    return templateOf(chart).spec.initContainers.map((c: any) => c.name);
  };

  test.each(['proxy', 'migration'] as const)('stands before init containers, when the %s is declared first', (first) => {
    expect(migrated(first)).toEqual(['cloud-sql', 'migrate']);
  });

  test('its ports are known: an init container in front of it that uses one of them is found', () => {
    const chart = newChart();
    const orders = newApp(chart);
    addMigration(orders, 5433);
    new CloudSqlProxySidecar(orders, 'cloud-sql', { instances: [{ name: ORDERS.name, port: 5433 }], startsAfter: ['migrate'] });

    expect(errorsOf(() => templateOf(chart))).toEqual([
      '[chart/orders] init-starts-after-the-sidecar-it-uses: container "migrate" uses localhost:5433 (env "DB"), ' +
      'but sidecar "cloud-sql", which listens there, starts after it; move "cloud-sql" in front of "migrate" in initContainers',
    ]);
  });

  test('whatever the instances are, the checks know every port from the manifest alone', () => {
    const ports = fc.uniqueArray(fc.integer({ min: 1, max: 65535 }).filter((port) => port !== 9090), { minLength: 1, maxLength: 6 });

    fc.assert(fc.property(ports, fc.nat({ max: 3 }), (numbers, sockets) => {
      const instances = [
        ...Array.from({ length: sockets }, (_, i) => ({ name: `acme:eu:socket-${i}`, socketDirectory: `/s${i}`, sharedWith: ['app'] })),
        ...numbers.map((port, i) => ({ name: `acme.com:shop-${i}:eu:tcp`, port })),
      ];
      const { listening } = productOf({ spec: proxyOf({ instances }) })!;

      expect(listening.complete).toBe(true);
      expect(listening.ports.filter((port) => port.purpose === 'service').map((port) => port.port)).toEqual(numbers);
    }), { numRuns: 30 });
  });

  test('it stops after the app, within a second', () => {
    const chart = newChart();
    const orders = newApp(chart);
    new CloudSqlProxySidecar(orders, 'cloud-sql', { instances: [ORDERS] });
    const life = PodLifecycle.of(orders);
    life.expect('app', { drain: Duration.seconds(20) });

    expect(life.shutdown().containers.find((c) => c.name === 'cloud-sql')).toMatchObject({ sigterm: 20.5, exit: 21.5, killed: false });
  });

  test('works on a plain object too', () => {
    const chart = newChart();
    const orders = new ApiObject(chart, 'orders', {
      apiVersion: 'batch/v1', kind: 'Job', spec: { template: { spec: { restartPolicy: 'OnFailure', containers: [{ name: 'app', image: 'app:1' }] } } },
    });
    new CloudSqlProxySidecar(orders, 'cloud-sql', { instances: [ORDERS] }).database().giveTo('app', { host: 'PGHOST', port: 'PGPORT' });

    const { containers, initContainers } = templateOf(chart).spec;

    expect(initContainers.map((c: any) => c.name)).toEqual(['cloud-sql']);
    expect(containers[0].env).toEqual([{ name: 'PGHOST', value: '127.0.0.1' }, { name: 'PGPORT', value: '5432' }]);
  });
});
