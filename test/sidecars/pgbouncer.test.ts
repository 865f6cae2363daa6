import * as kplus from 'cdk8s-plus-30';
import { initNames, newChart, templateOf } from './charts';
import { complaintsAbout, newApp } from './product-checks';
import { CloudSqlProxySidecar, PgBouncerPoolMode, PgBouncerSidecar, PgBouncerSidecarProps } from '../../src';

const PROPS: PgBouncerSidecarProps = {
  image: 'registry.acme.io/pgbouncer:1.25.2',
  databases: [{ name: 'orders', host: '127.0.0.1' }],
  users: { secret: kplus.Secret.fromSecretName(newChart(), 'secret', 'orders-pool'), key: 'users' },
};

function render(props: Partial<PgBouncerSidecarProps> = {}, use: (pool: PgBouncerSidecar) => void = () => undefined) {
  const chart = newChart();
  const bouncer = new PgBouncerSidecar(newApp(chart), 'pool', { ...PROPS, ...props });
  use(bouncer);
  const { spec } = templateOf(chart);
  return { spec, pool: spec.initContainers[0], app: spec.containers[0], lines: bouncer.configuration.split('\n') };
}

const refuse = (props: Partial<PgBouncerSidecarProps>) => () => render(props);

test('the container runs with its own configuration, and counts as started when its port is open', () => {
  const { pool, spec } = render();

  expect(pool).toMatchObject({
    command: ['pgbouncer', '/etc/pgbouncer-sidecar/pgbouncer.ini'],
    startupProbe: { tcpSocket: { port: 6432 }, periodSeconds: 1, failureThreshold: 30 },
    securityContext: { runAsUser: 65532 },
    volumeMounts: [
      { mountPath: '/etc/pgbouncer-sidecar', name: 'pool-config', readOnly: true },
      { mountPath: '/var/run/secrets/pgbouncer', name: 'pool-users', readOnly: true },
    ],
  });
  expect(pool).not.toHaveProperty('readinessProbe');
  expect(spec.volumes).toContainEqual({ name: 'pool-users', secret: { secretName: 'orders-pool', items: [{ key: 'users', path: 'users.txt' }] } });
});

test('the configuration has the databases, and keeps passwords in a file', () => {
  expect(render().lines).toEqual([
    '[databases]',
    'orders = host=127.0.0.1 port=5432 dbname=orders',
    '',
    '[pgbouncer]',
    'listen_addr = 0.0.0.0',
    'listen_port = 6432',
    'unix_socket_dir =',
    'auth_type = scram-sha-256',
    'auth_file = /var/run/secrets/pgbouncer/users.txt',
    'pool_mode = transaction',
    'default_pool_size = 20',
    'max_client_conn = 100',
    '',
  ]);
});

test('the configuration follows the props', () => {
  const { lines } = render({
    port: 7432,
    poolMode: PgBouncerPoolMode.SESSION,
    poolSize: 5,
    maxClientConnections: 50,
    databases: [{ name: 'main', host: 'db.acme.io', port: 5433, database: 'orders' }],
    settings: { auth_type: 'md5', server_tls_sslmode: 'verify-full' },
  });

  expect(lines).toEqual(expect.arrayContaining([
    'main = host=db.acme.io port=5433 dbname=orders', 'listen_port = 7432', 'pool_mode = session', 'default_pool_size = 5', 'max_client_conn = 50',
    'auth_type = md5', 'server_tls_sslmode = verify-full',
  ]));
});

test('the app gets its address', () => {
  const { app } = render({}, (pool) => pool.database('orders').giveUrlTo('app', 'DATABASE_URL', { database: 'orders', user: 'app' }));

  expect(app.env).toEqual([{ name: 'DATABASE_URL', value: 'postgresql://app@127.0.0.1:6432/orders' }]);
});

test('it pools the connections of a Cloud SQL proxy that starts before it', () => {
  const chart = newChart();
  const orders = newApp(chart);
  new PgBouncerSidecar(orders, 'pool', { ...PROPS, startsAfter: ['sql'] }).database().giveTo('app');
  new CloudSqlProxySidecar(orders, 'sql', { instances: [{ name: 'acme:europe-west1:orders', port: 5432 }] });

  expect(initNames(chart)).toEqual(['sql', 'pool']);
  expect(complaintsAbout(chart, '1.32')).toEqual([]);
});

test('its port is the configuration\'s, whatever its image would listen on by itself', () => {
  const chart = newChart();
  const orders = newApp(chart);
  new PgBouncerSidecar(orders, 'pool', { ...PROPS, image: 'edoburu/pgbouncer:v1.23.1-p2' });
  new CloudSqlProxySidecar(orders, 'sql', { instances: [{ name: 'acme:europe-west1:orders', port: 5432 }] });

  expect(complaintsAbout(chart, '1.32')).toEqual([]);
});

describe('bad input', () => {
  test('no database', () => {
    expect(refuse({ databases: [] })).toThrow('container "pool" has no database, got \'databases\' []; give at least one');
  });

  test('one database twice', () => {
    expect(refuse({ databases: [...PROPS.databases, ...PROPS.databases] })).toThrow('container "pool" has a database twice, got "orders"; give one of them another name');
  });

  test.each(['a b', '', 'a\nb', 'x=1'])('%p as the name of a database', (name) => {
    expect(refuse({ databases: [{ name, host: 'db' }] })).toThrow(
      `container "pool" has a database whose name its configuration cannot hold, got "${name}"; use letters, digits, "_" and "-"`);
  });

  test('a port that is none, and pools without a connection', () => {
    expect(refuse({ databases: [{ name: 'orders', host: 'db', port: 0 }] })).toThrow('\'port\' of database "orders" of container "pool" is no port, got 0; give one from 1 to 65535');
    expect(refuse({ poolSize: 0 })).toThrow('\'poolSize\' of container "pool" lets no connection through, got 0; give a whole number from 1 on');
    expect(refuse({ maxClientConnections: 0.5 })).toThrow('\'maxClientConnections\' of container "pool" lets no connection through, got 0.5; give a whole number from 1 on');
  });

  test('a host with more in it', () => {
    expect(refuse({ databases: [{ name: 'orders', host: 'db password=s3cr3t' }] })).toThrow(
      'database "orders" of container "pool" has no host, got "db password=s3cr3t"; give a name, an address, or the directory of a socket');
  });

  test('its own port as the server\'s', () => {
    expect(refuse({ databases: [{ name: 'orders', host: 'localhost', port: 6432 }] })).toThrow(
      'database "orders" of container "pool" leads back to PgBouncer itself, got localhost:6432; give the server\'s port');
  });

  test('a setting that a prop is for', () => {
    expect(refuse({ settings: { listen_addr: '127.0.0.1' } })).toThrow('container "pool" cannot take a setting, got "listen_addr"; the construct sets it, use its own props');
  });

  test('a setting of several lines', () => {
    expect(refuse({ settings: { server_tls_sslmode: 'prefer\nadmin_users = app' } })).toThrow(
      'container "pool" has a setting that is no single line, got "server_tls_sslmode = prefer\\nadmin_users = app"; give one name and one line of text');
  });

  test('a credential among the settings', () => {
    expect(refuse({ settings: { auth_ldap_bind_password: 's3cr3t' } })).toThrow(
      'container "pool" has a credential in plain text, got setting "auth_ldap_bind_password"; give it in the file of \'users\'');
  });

  test('a database that is not there', () => {
    render({}, (pool) => expect(() => pool.database('stock')).toThrow('container "pool" has no such database, got "stock"; name one of "orders"'));
  });
});
