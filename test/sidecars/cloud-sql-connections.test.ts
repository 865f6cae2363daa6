import * as kplus from 'cdk8s-plus-30';
import { newChart, templateOf } from './charts';
import { ORDERS, render } from './cloud-sql';
import { newApp } from './product-checks';
import { CloudSqlProxySidecar } from '../../src';

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
