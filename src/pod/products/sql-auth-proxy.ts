import { isTrue, Launch } from './launch';
import { goSeconds, isLoopback, portOr } from './ports';
import { Listener, Listening, Product } from './product';

const SUBCOMMANDS = ['wait', 'shutdown', 'completion', 'help'];

interface Kind extends Pick<Product, 'id' | 'title' | 'images' | 'programs'> {
  readonly envPrefix: string;
  /** The ports that a first instance may get when the command line names none: its kind of database decides. */
  readonly databasePorts: readonly number[];
}

/**
 * The Cloud SQL Auth Proxy from version 2 on and the AlloyDB Auth Proxy share their command line, health server and shutdown:
 * https://github.com/GoogleCloudPlatform/cloud-sql-proxy/blob/main/cmd/root.go. Every flag is an environment variable too.
 */
export function sqlAuthProxy(kind: Kind): Product {
  const { envPrefix, databasePorts: usual, ...names } = kind;
  const setting = (launch: Launch, flag: string, short?: string) =>
    launch.flag(...(short ? [flag, short] : [flag])) ?? launch.env(envPrefix + flag.toUpperCase().replace(/-/g, '_'));
  const isOn = (launch: Launch, flag: string) =>
    launch.isOn(flag) ?? isTrue(launch.env(envPrefix + flag.toUpperCase().replace(/-/g, '_')));

  return {
    ...names,
    role: 'connection-proxy',

    runsForEver: (launch) => SUBCOMMANDS.some((word) => launch.words.includes(word)) || launch.isOn('version', 'help', 'h') ? false : true,

    listening: (launch): Listening => {
      const ports: Listener[] = [];
      if (isOn(launch, 'health-check')) {
        const address = isLoopback(setting(launch, 'http-address') ?? 'localhost') ? 'loopback' : 'any';
        ports.push({
          port: portOr(setting(launch, 'http-port'), 9090),
          protocol: 'TCP',
          address,
          purpose: 'health',
          paths: ['/startup', '/readiness', '/liveness'],
          opensBy: '--http-address=0.0.0.0',
        });
      }
      if (isOn(launch, 'quitquitquit') || isOn(launch, 'debug')) {
        ports.push({ port: portOr(setting(launch, 'admin-port'), 9091), protocol: 'TCP', address: 'loopback', purpose: 'admin' });
      }
      const databases = databasePorts(launch);
      ports.push(...databases);
      return {
        ports,
        ...(databases.length === 0 && setting(launch, 'unix-socket', 'u') === undefined ? { oneOf: usual } : {}),
        complete: !launch.hidesEnvironment && setting(launch, 'config-file') === undefined,
        ...(isOn(launch, 'health-check') ? {} : { healthNeeds: '--health-check --http-address=0.0.0.0' }),
      };
    },

    user: () => ({ root: false, uid: 65532 }),
    shell: ({ image }) => /-(alpine|bullseye|bookworm|buster|trixie)$/.test(image.tag ?? ''),

    // connections are gone with the mains, so that max-sigterm-delay is not used up
    drainSeconds: (launch) => goSeconds(setting(launch, 'min-sigterm-delay')) ?? 1,
    drainSetting: '--max-sigterm-delay',
    longestDrainSeconds: (launch) => goSeconds(setting(launch, 'max-sigterm-delay')) ?? 0,

    startupProbe: () => ({ httpGet: { path: '/startup', port: 9090 }, periodSeconds: 1, timeoutSeconds: 5, failureThreshold: 60 }),
    startupProbeNeeds: '--health-check and --http-address=0.0.0.0',
  };

  /** Instances listen on the port of their `?port=`, or on one port after the other from `--port` on. */
  function databasePorts(launch: Launch): Listener[] {
    if (setting(launch, 'unix-socket', 'u') !== undefined) {
      return [];
    }
    const address = isLoopback(setting(launch, 'address', 'a') ?? '127.0.0.1') ? 'loopback' : 'any';
    let next = portOr(setting(launch, 'port', 'p'), usual.length === 1 ? usual[0] : 0);
    return instances(launch).flatMap((instance): Listener[] => {
      const query = new URLSearchParams(instance.slice(instance.indexOf('?') + 1 || instance.length));
      if (query.has('unix-socket') || query.has('unix-socket-path')) {
        return [];
      }
      const own = query.get('port');
      const port = own !== null ? portOr(own, 0) : next === 0 ? 0 : next++;
      return port === 0 ? [] : [{ port, protocol: 'TCP', address: query.has('address') && !isLoopback(query.get('address')!) ? 'any' : address, purpose: 'service' }];
    });
  }

  function instances(launch: Launch): string[] {
    const given = launch.words.filter((word) => /^(projects\/|[a-z][\w.-]*:)/.test(word) && !word.startsWith('-'));
    for (let i = 0; ; i++) {
      const one = launch.env(`${envPrefix}INSTANCE_CONNECTION_NAME${i === 0 ? '' : `_${i - 1}`}`);
      if (one === undefined && i > 0) {
        return given;
      }
      given.push(...one === undefined ? [] : [one]);
    }
  }
}
