import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { DatabaseAddress } from './database-address';
import { NativeSidecar } from './native-sidecar';
import { NativeSidecarProps } from './native-sidecar-props';
import { refusePlainArguments, refusePlainVariables } from './plain-secrets';
import { wholeSeconds } from './seconds';
import { SidecarRole } from './sidecar-role';
import { checkInstances, InstanceForm, shareSockets } from './sql-proxy-instances';
import { SqlProxyOptions } from './sql-proxy-options';
import { volumeName } from './volume-name';
import { PodHost } from '../host/pod-host';
import { isAtLeast, parseImage } from '../pod/products/image-ref';

/** One of Google's database proxies. They share their command line, health server and shutdown. */
export interface SqlProxyKind extends InstanceForm {
  readonly title: string;
  readonly image: string;
  /** The first version that can end with success on SIGTERM; the other flags that are set here are older. */
  readonly since: readonly [number, number];
  /** What the environment variables begin with that stand for flags. */
  readonly envPrefix: string;
}

/** Where instances are reached, by their names. */
export type DatabaseAddresses = ReadonlyMap<string, DatabaseAddress>;

export function sqlProxyProps(
  kind: SqlProxyKind, name: string, props: SqlProxyOptions & { readonly image?: string }, flags: readonly string[],
): NativeSidecarProps {
  const { image = kind.image, healthPort = 9090 } = props;
  checkImage(kind, image);
  checkInstances(kind, name, props.instances, healthPort);
  checkArguments(name, props.args ?? []);
  checkVariables(kind, name, props.envVariables);
  const probe = (path: string, options: kplus.ProbeOptions) => kplus.Probe.fromHttpGet(path, { port: healthPort, ...options });
  return {
    name: props.name,
    image,
    imagePullPolicy: props.imagePullPolicy,
    role: SidecarRole.CONNECTION_PROXY,
    startsBefore: props.startsBefore,
    startsAfter: props.startsAfter,
    args: argumentsOf(name, props, healthPort, flags),
    envVariables: props.envVariables,
    ports: [healthPort, ...props.instances.flatMap(({ port }) => port ?? [])].map((number) => ({ number })),
    startup: probe('/startup', { periodSeconds: Duration.seconds(1), timeoutSeconds: Duration.seconds(5), failureThreshold: 60 }),
    liveness: probe('/liveness', { periodSeconds: Duration.seconds(10), timeoutSeconds: Duration.seconds(10), failureThreshold: 3 }),
    resources: props.resources ?? {
      cpu: { request: kplus.Cpu.millis(100) },
      memory: { request: Size.mebibytes(128), limit: Size.mebibytes(512) },
    },
    securityContext: { user: USER, group: USER, ...props.securityContext },
  };
}

/** Mounts what the proxy needs, and tells where each instance is reached. */
export function openInstances(kind: SqlProxyKind, sidecar: NativeSidecar, host: PodHost, props: SqlProxyOptions): DatabaseAddresses {
  const { instances, credentials } = props;
  if (credentials) {
    const volume = kplus.Volume.fromSecret(sidecar, 'credentials-volume', credentials.secret, {
      name: volumeName(sidecar.name, 'credentials'),
      items: { [credentials.key]: { path: CREDENTIALS_FILE } },
    });
    sidecar.container.mount(CREDENTIALS_DIRECTORY, volume, { readOnly: true });
  }
  shareSockets(sidecar, host, instances);
  return new Map(instances.map(({ name, port, socketDirectory }) => [
    name,
    port === undefined ? DatabaseAddress._socket(host, `${socketDirectory}/${kind.socketName(name)}`) : DatabaseAddress._tcp(host, port),
  ]));
}

/** @throws when there is no such instance, or several and none is named */
export function addressOf(sidecar: string, addresses: DatabaseAddresses, instance: string | undefined): DatabaseAddress {
  const names = [...addresses.keys()];
  const address = addresses.get(instance ?? names[0]);
  if (!address || (instance === undefined && names.length > 1)) {
    throw new Error(`container "${sidecar}" ${address ? 'has several instances' : 'has no such instance'}, got ${instance === undefined ? 'none' : `"${instance}"`}; ` +
      `name one of ${quoted(names)}`);
  }
  return address;
}

/** The images' own user. */
const USER = 65532;

const CREDENTIALS_DIRECTORY = '/var/run/secrets/database-proxy';
const CREDENTIALS_FILE = 'credentials.json';

/** What the construct sets itself, and what would end the proxy, or tell a secret, by a prop that is not made for it. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/^--(health-check|http-address|http-port|structured-logs|exit-zero-on-sigterm|auto-iam-authn|run-connection-test|credentials-file|impersonate-service-account|max-sigterm-delay)(=|$)/,
    'the construct sets it; use its own props'],
  [/^--(private-ip|public-ip|auto-ip|psc)(=|$)/, "use 'network'"],
  [/^-[tj]/, "give a key in 'credentials'"],
  [/^--(port|address|unix-socket)(=|$)|^-[apu]/, "give each of 'instances' its 'port' or 'socketDirectory'"],
  [/^--(quitquitquit|admin-port)(=|$)/, 'leave it out: a native sidecar is stopped by SIGTERM, after the main containers'],
  [/^[^-]/, "give instances in 'instances', and flags as \"--flag=value\""],
];

function argumentsOf(name: string, props: SqlProxyOptions, healthPort: number, flags: readonly string[]): string[] {
  const { instances, connectionTest, iamAuthentication, impersonateServiceAccount, maxSigtermDelay, credentials } = props;
  return [
    '--health-check',
    // it listens on localhost otherwise, where the kubelet does not reach it
    '--http-address=0.0.0.0',
    `--http-port=${healthPort}`,
    '--structured-logs',
    '--exit-zero-on-sigterm',
    ...connectionTest === false ? [] : ['--run-connection-test'],
    ...iamAuthentication ? ['--auto-iam-authn'] : [],
    ...impersonateServiceAccount === undefined ? [] : [`--impersonate-service-account=${impersonateServiceAccount}`],
    ...credentials ? [`--credentials-file=${CREDENTIALS_DIRECTORY}/${CREDENTIALS_FILE}`] : [],
    ...maxSigtermDelay ? [`--max-sigterm-delay=${wholeSeconds(maxSigtermDelay, `'maxSigtermDelay' of container "${name}"`)}s`] : [],
    ...flags,
    ...props.args ?? [],
    ...instances.map(({ name: instance, port, socketDirectory }) => `${instance}?${port === undefined ? `unix-socket=${socketDirectory}` : `port=${port}`}`),
  ];
}

function checkImage({ title, since, image: newest }: SqlProxyKind, image: string): void {
  if (isAtLeast(parseImage(image).version, ...since) === false) {
    throw new Error(`${title} ends with success on SIGTERM from ${since.join('.')} on, got image "${image}"; give a newer one, such as "${newest}"`);
  }
}

function checkArguments(name: string, args: readonly string[]): void {
  refusePlainArguments(name, args);
  for (const arg of args) {
    const repair = REFUSED.find(([pattern]) => pattern.test(arg))?.[1];
    if (repair) {
      // what follows a flag may be a secret
      const shown = /^-[a-z]/.test(arg) ? arg.slice(0, 2) : arg.split('=')[0];
      throw new Error(`container "${name}" cannot take an argument, got "${shown}"; ${repair}`);
    }
  }
}

/** Every flag is an environment variable too: https://github.com/GoogleCloudPlatform/cloud-sql-proxy/blob/main/cmd/root.go */
function checkVariables({ envPrefix }: SqlProxyKind, name: string, variables: SqlProxyOptions['envVariables']): void {
  refusePlainVariables(name, variables);
  for (const variable of Object.keys(variables ?? {}).filter((key) => key.startsWith(envPrefix))) {
    const flag = variable.slice(envPrefix.length).toLowerCase().replace(/_/g, '-');
    const repair = flag.startsWith('instance-connection-name') ? "give instances in 'instances'" : REFUSED.find(([pattern]) => pattern.test(`--${flag}`))?.[1];
    if (repair) {
      throw new Error(`container "${name}" cannot take a variable, got "${variable}"; ${repair}`);
    }
  }
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
