import { ApiObject, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import * as fc from 'fast-check';
import { errorsOf, newChart, templateOf } from './charts';
import { newApp, RESTRICTED } from './product-checks';
import { CloudSqlNetwork, CloudSqlProxySidecar, CloudSqlProxySidecarProps, PodLifecycle, SqlProxyInstance } from '../../src';
import { productOf } from '../../src/pod/products/catalogue';

const ORDERS = { name: 'acme:europe-west1:orders', port: 5432 };

function render(props: Partial<CloudSqlProxySidecarProps>, use: (proxy: CloudSqlProxySidecar) => void = () => undefined): any {
  const chart = newChart();
  use(new CloudSqlProxySidecar(newApp(chart), 'cloud-sql', { instances: [ORDERS], ...props }));
  return templateOf(chart).spec;
}

const proxyOf = (props: Partial<CloudSqlProxySidecarProps> = {}) => render(props).initContainers[0];

const refuse = (props: Partial<CloudSqlProxySidecarProps>) => () => render(props);

const refuseInstance = (instance: SqlProxyInstance) => refuse({ instances: [instance] });

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

describe('sockets', () => {
  const instances = [
    { name: 'acme:europe-west1:orders', socketDirectory: '/cloudsql', sharedWith: ['app'] },
    { name: 'acme:europe-west1:stock', socketDirectory: '/cloudsql', sharedWith: ['app'] },
  ];

  test('are in one directory that the containers share with the proxy', () => {
    const { initContainers: [proxy], containers: [app], volumes } = render({ instances });

    expect(proxy.args.slice(-2)).toEqual(['acme:europe-west1:orders?unix-socket=/cloudsql', 'acme:europe-west1:stock?unix-socket=/cloudsql']);
    expect(proxy.volumeMounts).toEqual([{ name: 'cloud-sql-sockets', mountPath: '/cloudsql' }]);
    expect(app.volumeMounts).toEqual([{ name: 'cloud-sql-sockets', mountPath: '/cloudsql', readOnly: true }]);
    expect(volumes).toEqual([{ name: 'cloud-sql-sockets', emptyDir: { sizeLimit: '1Mi' } }]);
  });

  test('may be in several directories', () => {
    const { initContainers: [proxy] } = render({ instances: [instances[0], { ...instances[1], socketDirectory: '/cloud/sql' }] });

    expect(proxy.volumeMounts).toEqual([{ name: 'cloud-sql-sockets', mountPath: '/cloudsql' }, { name: 'cloud-sql-sockets-2', mountPath: '/cloud/sql' }]);
  });

  test('have a path of their own in a URL', () => {
    render({ instances }, (proxy) => {
      const address = proxy.database('acme:europe-west1:orders');

      expect(address.host).toBe('/cloudsql/acme:europe-west1:orders');
      expect(address.port).toBeUndefined();
      expect(address.url({ database: 'orders', user: 'app' })).toBe('postgresql://app@/orders?host=/cloudsql/acme:europe-west1:orders');
      expect(() => address.url({ database: 'orders', scheme: 'mysql' }))
        .toThrow('the socket of database "orders" has no common form in a URL, got \'scheme\' "mysql"; give the client \'host\' as its socket');
    });
  });
});

describe('the address', () => {
  test('reaches the app as variables, and those it has keep their values', () => {
    const chart = newChart();
    const orders = newApp(chart);
    orders.containers[0].env.addVariable('DB_PORT', kplus.EnvValue.fromValue('6432'));
    new CloudSqlProxySidecar(orders, 'cloud-sql', { instances: [ORDERS] }).database().giveTo('app');

    expect(templateOf(chart).spec.containers[0].env).toEqual([{ name: 'DB_PORT', value: '6432' }, { name: 'DB_HOST', value: '127.0.0.1' }]);
  });

  test('reaches the app as a URL that refers to a password out of a Secret', () => {
    const { containers: [app] } = render({}, (proxy) => {
      proxy.database().giveUrlTo('app', 'DATABASE_URL', { database: 'orders', user: 'app', passwordVariable: 'DB_PASSWORD' });
    });

    expect(app.env).toEqual([{ name: 'DATABASE_URL', value: 'postgresql://app:$(DB_PASSWORD)@127.0.0.1:5432/orders' }]);
  });

  test('refuses what looks like a password instead of a variable, without repeating it', () => {
    render({}, (proxy) => expect(() => proxy.database().url({ database: 'orders', user: 'app', passwordVariable: 's3cr3t!' }))
      .toThrow('\'passwordVariable\' is no name of an environment variable; give the name of one that comes from a Secret, not the password'));
  });

  test('has no password without a user', () => {
    render({}, (proxy) => expect(() => proxy.database().url({ database: 'orders', passwordVariable: 'DB_PASSWORD' }))
      .toThrow('database "orders" has a password and no user, got \'passwordVariable\' "DB_PASSWORD"; give \'user\''));
  });

  test('has special characters encoded, and another scheme where one says so', () => {
    render({}, (proxy) => expect(proxy.database().url({ database: 'a/b', user: 'orders@acme.iam', scheme: 'mysql' })).toBe('mysql://orders%40acme.iam@127.0.0.1:5432/a%2Fb'));
  });

  test('has to be named where there are several instances', () => {
    const instances = [ORDERS, { name: 'acme:europe-west1:stock', port: 5433 }];

    render({ instances }, (proxy) => {
      expect(proxy.database('acme:europe-west1:stock').port).toBe(5433);
      expect(() => proxy.database()).toThrow('container "cloud-sql" has several instances, got none; name one of "acme:europe-west1:orders", "acme:europe-west1:stock"');
      expect(() => proxy.database('orders')).toThrow('container "cloud-sql" has no such instance, got "orders"; name one of "acme:europe-west1:orders", "acme:europe-west1:stock"');
    });
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

describe('bad input', () => {
  test('no instance', () => {
    expect(refuse({ instances: [] })).toThrow('container "cloud-sql" has no instance, got \'instances\' []; give at least one');
  });

  test('two instances on one port', () => {
    expect(refuse({ instances: [ORDERS, { name: 'acme:europe-west1:stock', port: 5432 }] })).toThrow(
      'container "cloud-sql" cannot listen twice on one port, got 5432 for instance "acme:europe-west1:orders" and for instance "acme:europe-west1:stock"; give another \'port\'');
  });

  test('an instance on the port of the health checks', () => {
    expect(refuseInstance({ ...ORDERS, port: 9090 })).toThrow(
      'container "cloud-sql" cannot listen twice on one port, got 9090 for its health checks and for instance "acme:europe-west1:orders"; give another \'port\'');
  });

  test('one instance twice', () => {
    expect(refuse({ instances: [ORDERS, { ...ORDERS, port: 5433 }] })).toThrow('container "cloud-sql" has an instance twice, got "acme:europe-west1:orders"; give it once');
  });

  test.each(['orders', 'acme:orders', 'acme:europe-west1:orders=tcp:5432', 'acme:europe-west1:orders?port=5432', ''])('%p, which is no connection name', (name) => {
    expect(refuseInstance({ name, port: 5432 })).toThrow(
      `container "cloud-sql" has an instance whose name has another form than "project:region:instance", got "${name}"; give its connection name`);
  });

  test('a project of a domain is none', () => {
    expect(proxyOf({ instances: [{ name: 'acme.com:shop:europe-west1:orders', port: 5432 }] }).args).toContain('acme.com:shop:europe-west1:orders?port=5432');
  });

  test('neither a port nor a socket', () => {
    expect(refuseInstance({ name: ORDERS.name })).toThrow('instance "acme:europe-west1:orders" needs either a port or a socket, got none; give it a \'port\' or a \'socketDirectory\'');
  });

  test('both a port and a socket', () => {
    expect(refuseInstance({ ...ORDERS, socketDirectory: '/cloudsql', sharedWith: ['app'] }))
      .toThrow('instance "acme:europe-west1:orders" needs either a port or a socket, got both; give it a \'port\' or a \'socketDirectory\'');
  });

  test('a port that does not exist', () => {
    expect(refuseInstance({ ...ORDERS, port: 70000 })).toThrow('instance "acme:europe-west1:orders" has a port that does not exist, got 70000; give one from 1 to 65535');
  });

  test('a socket that nobody else sees', () => {
    expect(refuseInstance({ name: ORDERS.name, socketDirectory: '/cloudsql' })).toThrow(
      'instance "acme:europe-west1:orders" has a socket that no other container sees, got \'socketDirectory\' "/cloudsql" and no \'sharedWith\'; name the containers that use it');
  });

  test.each(['cloudsql', '/', '/cloudsql/', '/a?b'])('%p as the directory of a socket', (socketDirectory) => {
    expect(refuseInstance({ name: ORDERS.name, socketDirectory, sharedWith: ['app'] })).toThrow(
      `instance "acme:europe-west1:orders" has a socket in no directory of its own, got "${socketDirectory}"; ` +
      'give an absolute path without a slash at its end, such as "/cloudsql"');
  });

  test('a path of a socket that Linux does not take', () => {
    const directory = `/${'d'.repeat(70)}`;

    expect(refuseInstance({ name: ORDERS.name, socketDirectory: directory, sharedWith: ['app'] })).toThrow(
      'instance "acme:europe-west1:orders" has a socket whose path is longer than 107 characters, ' +
      `got "${directory}/acme:europe-west1:orders/.s.PGSQL.5432"; give a shorter 'socketDirectory', or a 'port'`);
  });

  test('an image that does not know the flags', () => {
    expect(refuse({ image: 'gcr.io/cloudsql-docker/gce-proxy:1.33.2' })).toThrow(
      'Cloud SQL Auth Proxy ends with success on SIGTERM from 2.6 on, got image "gcr.io/cloudsql-docker/gce-proxy:1.33.2"; ' +
      'give a newer one, such as "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3"');
  });

  test('a command that would end the proxy', () => {
    expect(refuse({ args: ['--quitquitquit'] })).toThrow(
      'container "cloud-sql" cannot take an argument, got "--quitquitquit"; leave it out: a native sidecar is stopped by SIGTERM, after the main containers');
  });

  test.each<[string, string]>([
    ['--http-address=127.0.0.1', 'the construct sets it; use its own props'],
    ['--psc', 'use \'network\''],
    ['--port=5432', 'give each of \'instances\' its \'port\' or \'socketDirectory\''],
    ['-u=/cloudsql', 'give each of \'instances\' its \'port\' or \'socketDirectory\''],
  ])('%s, which props are for', (arg, repair) => {
    expect(refuse({ args: [arg] })).toThrow(`container "cloud-sql" cannot take an argument, got "${/^--?[a-z-]+/.exec(arg)![0]}"; ${repair}`);
  });

  test.each([
    ['CSQL_PROXY_QUITQUITQUIT', 'leave it out: a native sidecar is stopped by SIGTERM, after the main containers'],
    ['CSQL_PROXY_PRIVATE_IP', 'use \'network\''],
    ['CSQL_PROXY_PORT', 'give each of \'instances\' its \'port\' or \'socketDirectory\''],
    ['CSQL_PROXY_INSTANCE_CONNECTION_NAME_1', 'give instances in \'instances\''],
  ])('%s', (variable, repair) => {
    expect(refuse({ envVariables: { [variable]: kplus.EnvValue.fromValue('true') } })).toThrow(`container "cloud-sql" cannot take a variable, got "${variable}"; ${repair}`);
  });

  test('variables that no prop is for are taken', () => {
    expect(refuse({ envVariables: { CSQL_PROXY_MAX_CONNECTIONS: kplus.EnvValue.fromValue('100'), ALLOYDB_PROXY_PSC: kplus.EnvValue.fromValue('true') } })).not.toThrow();
  });

  test('a port that is shared as if it were a socket', () => {
    expect(refuseInstance({ ...ORDERS, sharedWith: ['app'] })).toThrow(
      'instance "acme:europe-west1:orders" has no socket to share, got \'sharedWith\' ["app"] beside \'port\' 5432; leave it out: every container of the pod reaches the port');
  });

  test('an instance among the arguments', () => {
    expect(refuse({ args: ['acme:europe-west1:stock'] })).toThrow(
      'container "cloud-sql" cannot take an argument, got "acme:europe-west1:stock"; give instances in \'instances\', and flags as "--flag=value"');
  });

  test('a secret in plain text, which is not repeated', () => {
    expect(refuse({ args: ['--token=ya29.x'] })).toThrow(
      'container "cloud-sql" has a credential in plain text, got argument "--token"; ' +
      'give it as a variable of the environment, with kplus.EnvValue.fromSecretValue({ secret, key })');
    expect(refuse({ args: ['--token', 'ya29.x'] })).toThrow('container "cloud-sql" has a credential in plain text, got argument "--token"; ');
    expect(refuse({ args: ['-t', 'ya29.x'] })).toThrow('container "cloud-sql" cannot take an argument, got "-t"; give a key in \'credentials\'');
    expect(refuse({ args: ['-j={}'] })).toThrow('container "cloud-sql" cannot take an argument, got "-j"; give a key in \'credentials\'');
    expect(refuse({ envVariables: { CSQL_PROXY_JSON_CREDENTIALS: kplus.EnvValue.fromValue('{}') } })).toThrow(
      'container "cloud-sql" has a credential in plain text, got variable "CSQL_PROXY_JSON_CREDENTIALS"; give kplus.EnvValue.fromSecretValue({ secret, key })');
  });
});
