import { checkPort } from './port-range';

/** What an Envoy listener understands of its traffic. */
export enum EnvoyProtocol {
  /** HTTP/1.1 and HTTP/2, as the client chooses. */
  HTTP = 'http',
  /** Bytes, whatever they mean. */
  TCP = 'tcp',
}

/** Where an Envoy listener sends its traffic. */
export interface EnvoyUpstream {
  /** A host name or an address; "127.0.0.1" for a container of the same pod. */
  readonly host: string;

  /** The port there. */
  readonly port: number;

  /**
   * Whether the upstream speaks HTTP/2 without TLS, as gRPC servers do.
   *
   * @default false
   */
  readonly http2?: boolean;

  /**
   * Whether to connect with TLS, and to verify the certificate's host name against the system's authorities.
   *
   * @default false
   */
  readonly tls?: boolean;
}

/** A port that Envoy listens on. */
export interface EnvoyListener {
  /** The port. */
  readonly port: number;

  /** Where its traffic goes. */
  readonly upstream: EnvoyUpstream;

  /**
   * Its name in statistics, and that of the upstream.
   *
   * @default - made of the port, such as "listener-8080"
   */
  readonly name?: string;

  /**
   * What it understands.
   *
   * @default EnvoyProtocol.HTTP
   */
  readonly protocol?: EnvoyProtocol;

  /**
   * The address to listen at: "127.0.0.1" for connections from inside of the pod only, "0.0.0.0" for all.
   *
   * @default - "0.0.0.0" where the upstream is in the pod itself, else "127.0.0.1"
   */
  readonly address?: string;
}

/** A listener and its cluster in Envoy's own form. */
export function renderListener(listener: EnvoyListener): { readonly listener: object; readonly cluster: object } {
  const { port, upstream } = listener;
  checkPort(port, "'port' of an Envoy listener");
  checkPort(upstream.port, `'port' of the upstream of Envoy listener ${port}`);
  const name = listener.name ?? `listener-${port}`;
  const routes = [{ match: { prefix: '/' }, route: { cluster: name, timeout: '0s' } }];
  return {
    listener: {
      name,
      address: socketAddress(listener.address ?? (isLocal(upstream.host) ? '0.0.0.0' : '127.0.0.1'), port),
      filter_chains: [{ filters: [listener.protocol === EnvoyProtocol.TCP ? tcpFilter(name) : httpFilter(name, routes)] }],
    },
    cluster: {
      name,
      connect_timeout: '5s',
      type: /^[\d.:]+$/.test(upstream.host) ? 'STATIC' : 'STRICT_DNS',
      ...(upstream.http2 ? { typed_extension_protocol_options: http2Options() } : {}),
      ...(upstream.tls ? { transport_socket: tlsSocket(upstream.host) } : {}),
      load_assignment: endpointOf(name, upstream.host, upstream.port),
    },
  };
}

export function endpointOf(cluster: string, host: string, port: number): object {
  return { cluster_name: cluster, endpoints: [{ lb_endpoints: [{ endpoint: { address: socketAddress(host, port) } }] }] };
}

export function socketAddress(address: string, port: number): object {
  return { socket_address: { address, port_value: port } };
}

/** @param routes in Envoy's own form */
export function httpFilter(name: string, routes: readonly object[], logged = true): object {
  return {
    name: 'envoy.filters.network.http_connection_manager',
    typed_config: {
      '@type': type('filters.network.http_connection_manager.v3.HttpConnectionManager'),
      'stat_prefix': name,
      ...(logged ? { access_log: stdout() } : {}),
      'route_config': { name, virtual_hosts: [{ name, domains: ['*'], routes }] },
      'http_filters': [{ name: 'envoy.filters.http.router', typed_config: { '@type': type('filters.http.router.v3.Router') } }],
    },
  };
}

function tcpFilter(name: string): object {
  return {
    name: 'envoy.filters.network.tcp_proxy',
    typed_config: { '@type': type('filters.network.tcp_proxy.v3.TcpProxy'), 'stat_prefix': name, 'cluster': name, 'access_log': stdout() },
  };
}

function tlsSocket(host: string): object {
  return {
    name: 'envoy.transport_sockets.tls',
    typed_config: {
      '@type': type('transport_sockets.tls.v3.UpstreamTlsContext'),
      'sni': host,
      'common_tls_context': {
        validation_context: {
          trusted_ca: { filename: '/etc/ssl/certs/ca-certificates.crt' },
          match_typed_subject_alt_names: [{ san_type: 'DNS', matcher: { exact: host } }],
        },
      },
    },
  };
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function type(name: string): string {
  return `type.googleapis.com/envoy.extensions.${name}`;
}

function stdout(): object[] {
  return [{ name: 'envoy.access_loggers.stdout', typed_config: { '@type': type('access_loggers.stream.v3.StdoutAccessLog') } }];
}

function http2Options(): object {
  return {
    'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
      '@type': type('upstreams.http.v3.HttpProtocolOptions'),
      'explicit_http_config': { http2_protocol_options: {} },
    },
  };
}
