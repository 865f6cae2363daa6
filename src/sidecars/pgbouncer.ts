import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { mountConfigFile } from './config-file';
import { DatabaseAddress } from './database-address';
import { NativeSidecar } from './native-sidecar';
import { NativeSidecarProps } from './native-sidecar-props';
import { PgBouncerDatabase, PgBouncerPoolMode, PgBouncerSidecarProps } from './pgbouncer-props';
import { isCredential, refusePlainVariables } from './plain-secrets';
import { checkPort } from './port-number';
import { SidecarRole } from './sidecar-role';
import { volumeName } from './volume-name';

/**
 * PgBouncer as a native sidecar: it pools the connections of the app's processes, from before the first init container until
 * the last main container has gone. From 1.23 on it waits on SIGTERM until all clients have left; as a native sidecar it has
 * none by then.
 *
 * It brings its configuration as a ConfigMap, with no secret in it; a change of the configuration replaces the pods.
 */
export class PgBouncerSidecar extends NativeSidecar {
  /** The configuration, as the ConfigMap holds it. */
  public readonly configuration: string;

  /** The ConfigMap with the configuration. */
  public readonly configMap: kplus.ConfigMap;

  private readonly port: number;
  private readonly names: readonly string[];

  /**
   * @throws when there is no database, when two have one name, on names and settings that the configuration cannot hold, and on
   * credentials in plain text
   */
  constructor(scope: Construct, id: string, props: PgBouncerSidecarProps) {
    const { port = 6432 } = props;
    const name = props.name ?? id;
    check(name, port, props);
    super(scope, id, sidecarProps(port, props));
    this.port = port;
    this.names = props.databases.map((database) => database.name);
    this.configuration = configurationOf(port, props);
    this.configMap = mountConfigFile(this, this._host, { directory: CONFIG_DIRECTORY, name: CONFIG_FILE, text: this.configuration });
    const users = kplus.Volume.fromSecret(this, 'users-volume', props.users.secret, {
      name: volumeName(name, 'users'),
      items: { [props.users.key]: { path: USERS_FILE } },
    });
    this.container.mount(USERS_DIRECTORY, users, { readOnly: true });
  }

  /**
   * Where the containers of the pod reach PgBouncer. Clients ask there for a database by the name that it has in 'databases'.
   *
   * @param name the database's name, which is checked when it is given
   * @throws when there is no such database
   */
  public database(name?: string): DatabaseAddress {
    if (name !== undefined && !this.names.includes(name)) {
      throw new Error(`container "${this.name}" has no such database, got "${name}"; name one of ${this.names.map((n) => `"${n}"`).join(', ')}`);
    }
    return DatabaseAddress._tcp(this._host, this.port);
  }
}

/** Images have users of their own, which often have no number that Kubernetes could check. */
const USER = 65532;

const CONFIG_DIRECTORY = '/etc/pgbouncer-sidecar';
const CONFIG_FILE = 'pgbouncer.ini';
const USERS_DIRECTORY = '/var/run/secrets/pgbouncer';
const USERS_FILE = 'users.txt';

function sidecarProps(port: number, props: PgBouncerSidecarProps): NativeSidecarProps {
  const probe = (options: kplus.ProbeOptions) => kplus.Probe.fromTcpSocket({ port, ...options });
  return {
    name: props.name,
    image: props.image,
    imagePullPolicy: props.imagePullPolicy,
    role: SidecarRole.CONNECTION_PROXY,
    startsBefore: props.startsBefore,
    startsAfter: props.startsAfter,
    // entry points of images write a configuration of their own
    command: ['pgbouncer', `${CONFIG_DIRECTORY}/${CONFIG_FILE}`],
    envVariables: props.envVariables,
    volumeMounts: props.volumeMounts,
    ports: [{ number: port }],
    startup: probe({ periodSeconds: Duration.seconds(1), failureThreshold: 30 }),
    liveness: probe({ periodSeconds: Duration.seconds(30), timeoutSeconds: Duration.seconds(5), failureThreshold: 3 }),
    resources: props.resources ?? {
      cpu: { request: kplus.Cpu.millis(50) },
      memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
    },
    securityContext: { user: USER, group: USER, ...props.securityContext },
  };
}

/** https://www.pgbouncer.org/config.html */
function configurationOf(port: number, props: PgBouncerSidecarProps): string {
  const { databases, poolMode = PgBouncerPoolMode.TRANSACTION, poolSize = 20, maxClientConnections = 100 } = props;
  const settings = {
    // probes come from outside of the pod
    listen_addr: '0.0.0.0',
    listen_port: port,
    // the root file system is read-only
    unix_socket_dir: '',
    auth_type: 'scram-sha-256',
    auth_file: `${USERS_DIRECTORY}/${USERS_FILE}`,
    pool_mode: poolMode,
    default_pool_size: poolSize,
    max_client_conn: maxClientConnections,
    ...props.settings,
  };
  return [
    '[databases]',
    ...databases.map(({ name, host, port: serverPort = 5432, database = name }) => `${name} = host=${host} port=${serverPort} dbname=${database}`),
    '',
    '[pgbouncer]',
    ...Object.entries(settings).map(([key, value]) => `${key} = ${value}`.trimEnd()),
    '',
  ].join('\n');
}

/** What the construct sets itself, or what would take PgBouncer out of the kubelet's sight. */
const OWN = ['listen_addr', 'listen_port', 'unix_socket_dir', 'auth_file', 'pool_mode', 'default_pool_size', 'max_client_conn', 'logfile', 'pidfile'];

function check(name: string, port: number, { databases, poolSize, maxClientConnections, settings = {}, envVariables }: PgBouncerSidecarProps): void {
  if (databases.length === 0) {
    throw new Error(`container "${name}" has no database, got 'databases' []; give at least one`);
  }
  const names = databases.map((database) => database.name);
  const twice = names.find((database, i) => names.indexOf(database) !== i);
  if (twice !== undefined) {
    throw new Error(`container "${name}" has a database twice, got "${twice}"; give one of them another name`);
  }
  databases.forEach((database) => checkDatabase(name, port, database));
  for (const [prop, number] of [['poolSize', poolSize], ['maxClientConnections', maxClientConnections]] as const) {
    if (number !== undefined && (!Number.isInteger(number) || number < 1)) {
      throw new Error(`'${prop}' of container "${name}" lets no connection through, got ${number}; give a whole number from 1 on`);
    }
  }
  for (const [key, value] of Object.entries(settings)) {
    if (OWN.includes(key)) {
      throw new Error(`container "${name}" cannot take a setting, got "${key}"; the construct sets it, use its own props`);
    }
    if (isCredential(key)) {
      throw new Error(`container "${name}" has a credential in plain text, got setting "${key}"; give it in the file of 'users'`);
    }
    if (!/^[a-z][a-z0-9_]*$/.test(key) || /[\r\n]/.test(value)) {
      throw new Error(`container "${name}" has a setting that is no single line, got ${JSON.stringify(`${key} = ${value}`)}; give one name and one line of text`);
    }
  }
  refusePlainVariables(name, envVariables);
}

function checkDatabase(container: string, port: number, { name, host, port: serverPort = 5432, database = name }: PgBouncerDatabase): void {
  const odd = [name, database].find((text) => !/^[A-Za-z_][\w-]*$/.test(text));
  if (odd !== undefined) {
    throw new Error(`container "${container}" has a database whose name its configuration cannot hold, got "${odd}"; use letters, digits, "_" and "-"`);
  }
  if (!/^[\w.:/-]+$/.test(host)) {
    throw new Error(`database "${name}" of container "${container}" has no host, got "${host}"; give a name, an address, or the directory of a socket`);
  }
  checkPort(`'port' of database "${name}" of container "${container}"`, serverPort);
  if (serverPort === port && /^(localhost|127(\.\d+){3}|::1)$/.test(host)) {
    throw new Error(`database "${name}" of container "${container}" leads back to PgBouncer itself, got ${host}:${serverPort}; give the server's port`);
  }
}
