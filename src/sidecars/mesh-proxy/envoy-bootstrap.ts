import { readFileSync } from 'node:fs';
import { Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { load } from 'js-yaml';
import { endpointOf, EnvoyListener, httpFilter, renderListener, socketAddress } from './envoy-listener';
import { checkPort } from './port-range';

/** Options of a bootstrap that is made of listeners. */
export interface EnvoyBootstrapOptions {
  /**
   * The port that answers GET /ready to the kubelet, and nothing else.
   *
   * @default 9901
   */
  readonly readyPort?: number;

  /**
   * The port of the admin interface. It listens at 127.0.0.1 only, as whoever reaches it can stop Envoy.
   *
   * @default 9900
   */
  readonly adminPort?: number;
}

/** What Envoy is started with. */
export class EnvoyBootstrap {
  /**
   * A small bootstrap: every listener has one upstream, and logs every request or connection to stdout.
   *
   * @throws when there is no listener, or a port is none or is used twice
   */
  public static ofListeners(listeners: EnvoyListener[], options: EnvoyBootstrapOptions = {}): EnvoyBootstrap {
    const { readyPort = 9901, adminPort = 9900 } = options;
    checkPort(readyPort, "'readyPort' of an Envoy bootstrap");
    checkPort(adminPort, "'adminPort' of an Envoy bootstrap");
    if (listeners.length === 0) {
      throw new Error('Envoy bootstrap has no listeners, got none; give at least one');
    }
    const ports = listeners.map(({ port }) => port);
    checkDistinct([...ports, readyPort, adminPort]);
    const rendered = listeners.map(renderListener);
    const bootstrap = {
      admin: { address: socketAddress('127.0.0.1', adminPort) },
      static_resources: {
        listeners: [...rendered.map(({ listener }) => listener), readyListener(readyPort)],
        clusters: [...rendered.map(({ cluster }) => cluster), adminCluster(adminPort)],
      },
    };
    return new EnvoyBootstrap(Yaml.stringify(bootstrap), undefined, ports, readyPort, adminPort);
  }

  /**
   * A bootstrap of your own, in Envoy's words. The kubelet's probes go to its admin interface.
   *
   * @throws when it has no admin interface, or one that the kubelet does not reach
   */
  public static fromObject(bootstrap: { [key: string]: any }): EnvoyBootstrap {
    return EnvoyBootstrap.fromText(Yaml.stringify(bootstrap), bootstrap, 'object');
  }

  /**
   * A bootstrap of your own in a YAML or JSON file, which is read at once.
   *
   * @throws when it cannot be read, has no admin interface, or one that the kubelet does not reach
   */
  public static fromFile(path: string): EnvoyBootstrap {
    const [text, bootstrap] = readBootstrap(path);
    return EnvoyBootstrap.fromText(text, bootstrap, `file "${path}"`);
  }

  /**
   * A bootstrap of your own in a ConfigMap. What is in it is not looked at.
   *
   * @param adminPort the port of its admin interface, which has to listen at 0.0.0.0
   * @param key the entry with the bootstrap, "envoy.yaml" for instance
   */
  public static fromConfigMap(configMap: kplus.IConfigMap, key: string, adminPort: number): EnvoyBootstrap {
    checkPort(adminPort, "'adminPort' of an Envoy bootstrap");
    return new EnvoyBootstrap(key, configMap, [], adminPort, adminPort);
  }

  private static fromText(text: string, bootstrap: any, source: string): EnvoyBootstrap {
    const admin = bootstrap?.admin?.address?.socket_address;
    if (admin?.port_value === undefined) {
      throw new Error(`Envoy bootstrap of ${source} has no admin interface, got ${JSON.stringify(bootstrap?.admin) ?? 'none'}; ` +
        'add admin.address.socket_address with an address of 0.0.0.0 and a port_value, such as 9901: probes ask it');
    }
    if (!['0.0.0.0', '::'].includes(admin.address)) {
      throw new Error(`Envoy bootstrap of ${source} has an admin interface that the kubelet does not reach, got address "${admin.address}"; let it listen at 0.0.0.0`);
    }
    checkPort(admin.port_value, `port_value of the admin interface in the Envoy bootstrap of ${source}`);
    const listeners: unknown = bootstrap.static_resources?.listeners ?? [];
    if (!Array.isArray(listeners)) {
      throw new Error(`Envoy bootstrap of ${source} has listeners that are no list, got ${JSON.stringify(listeners)}; give a list of listeners`);
    }
    const ports = listeners.map((listener) => listener?.address?.socket_address?.port_value).filter((port) => Number.isInteger(port));
    checkDistinct([...ports, admin.port_value]);
    return new EnvoyBootstrap(text, undefined, ports, admin.port_value, admin.port_value);
  }

  private constructor(
    /**
     * The text, or the key in the ConfigMap.
     *
     * @internal
     */
    public readonly _text: string,
    /** @internal */
    public readonly _configMap: kplus.IConfigMap | undefined,
    /** @internal */
    public readonly _ports: readonly number[],
    /** @internal */
    public readonly _readyPort: number,
    /** @internal */
    public readonly _adminPort: number,
  ) {}
}

function readBootstrap(path: string): [text: string, bootstrap: unknown] {
  try {
    const text = readFileSync(path, 'utf8');
    return [text, load(text)];
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    throw new Error(`Envoy bootstrap of file "${path}" cannot be read, got ${reason}; name a file with YAML or JSON`);
  }
}

function checkDistinct(ports: readonly number[]): void {
  const twice = ports.find((port, i) => ports.indexOf(port) !== i);
  if (twice !== undefined) {
    throw new Error(`Envoy bootstrap uses port ${twice} twice, got ports ${ports.join(', ')}; give each listener, the admin interface and readiness a port of its own`);
  }
}

const ADMIN = 'admin';

/** The one path of the admin interface that is safe to show. */
function readyListener(port: number): object {
  return {
    name: 'ready',
    address: socketAddress('0.0.0.0', port),
    filter_chains: [{ filters: [httpFilter('ready', [{ match: { path: '/ready' }, route: { cluster: ADMIN } }], false)] }],
  };
}

function adminCluster(port: number): object {
  return {
    name: ADMIN,
    connect_timeout: '1s',
    type: 'STATIC',
    load_assignment: endpointOf(ADMIN, '127.0.0.1', port),
  };
}
