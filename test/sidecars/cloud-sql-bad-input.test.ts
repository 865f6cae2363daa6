import * as kplus from 'cdk8s-plus-30';
import { ORDERS, proxyOf, render } from './cloud-sql';
import { CloudSqlProxySidecarProps, SqlProxyInstance } from '../../src';

const refuse = (props: Partial<CloudSqlProxySidecarProps>) => () => render(props);

const refuseInstance = (instance: SqlProxyInstance) => refuse({ instances: [instance] });

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
