import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { extendRendering } from './extend-rendering';
import { portOf, renderHeaders } from './port-target';
import { wholeSeconds } from './seconds';

/** What every probe can say. */
export interface SidecarProbeOptions extends kplus.ProbeOptions {
  /**
   * How long the container may take to stop when this probe has it restarted. Not allowed on readiness probes.
   *
   * @default - the pod's termination grace period
   */
  readonly terminationGracePeriod?: Duration;
}

/** Options of a probe that opens a connection. */
export interface SidecarTcpSocketProbeOptions extends SidecarProbeOptions {
  /**
   * The port's number.
   *
   * @default - the port named by 'portName', else the only port that the container declares
   */
  readonly port?: number;

  /**
   * The name of one of the container's ports, instead of 'port'.
   *
   * @default - 'port' says which
   */
  readonly portName?: string;

  /**
   * The host to connect to. The Pod Security Standards refuse it from Kubernetes 1.34 on.
   *
   * @default - the pod's IP address
   */
  readonly host?: string;
}

/** Options of a probe that sends an HTTP request. */
export interface SidecarHttpGetProbeOptions extends SidecarTcpSocketProbeOptions {
  /**
   * HTTP or HTTPS. Certificates are not verified.
   *
   * @default ConnectionScheme.HTTP
   */
  readonly scheme?: kplus.ConnectionScheme;

  /**
   * Headers of the request, by name.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: string };
}

/** Options of a probe that calls the gRPC health service. */
export interface SidecarGrpcProbeOptions extends SidecarProbeOptions {
  /**
   * The service asked for, in the words of the gRPC health protocol.
   *
   * @default - the health of the server as a whole
   */
  readonly service?: string;
}

/**
 * Probes that say more than cdk8s-plus-30's own: gRPC, named ports, HTTP headers, a grace period of the probe. They are
 * probes of cdk8s-plus-30, and serve for its containers as well as for sidecars.
 */
export class SidecarProbe {
  /**
   * Succeeds when a GET request is answered with a status from 200 to 399.
   *
   * @throws when both 'port' and 'portName' are given
   */
  static fromHttpGet(path: string, options: SidecarHttpGetProbeOptions = {}): kplus.Probe {
    const { portName, headers, terminationGracePeriod, ...plain } = options;
    const target = portOf(options);
    return complete(kplus.Probe.fromHttpGet(path, plain), terminationGracePeriod, ({ httpGet }) => ({
      httpGet: { ...httpGet, ...renderHeaders(headers), port: target ?? httpGet.port },
    }));
  }

  /**
   * Succeeds when a connection can be opened.
   *
   * @throws when both 'port' and 'portName' are given
   */
  static fromTcpSocket(options: SidecarTcpSocketProbeOptions = {}): kplus.Probe {
    const { portName, terminationGracePeriod, ...plain } = options;
    const target = portOf(options);
    return complete(kplus.Probe.fromTcpSocket(plain), terminationGracePeriod, ({ tcpSocket }) => ({
      tcpSocket: { ...tcpSocket, port: target ?? tcpSocket.port },
    }));
  }

  /** Succeeds when the gRPC health service on a port reports that it is serving. The port is given by number: Kubernetes takes no name here. */
  static fromGrpc(port: number, options: SidecarGrpcProbeOptions = {}): kplus.Probe {
    const { service, terminationGracePeriod, ...plain } = options;
    return complete(kplus.Probe.fromCommand([], plain), terminationGracePeriod, () => ({
      exec: undefined,
      grpc: { port, ...(service === undefined ? {} : { service }) },
    }));
  }

  /** Succeeds when a command, run in the container, exits with 0. The image has to contain the program. */
  static fromCommand(command: string[], options: SidecarProbeOptions = {}): kplus.Probe {
    const { terminationGracePeriod, ...plain } = options;
    return complete(kplus.Probe.fromCommand(command, plain), terminationGracePeriod, () => ({}));
  }

  private constructor() {}
}

function complete(probe: kplus.Probe, grace: Duration | undefined, change: (rendered: any) => object): kplus.Probe {
  const terminationGracePeriodSeconds = grace && wholeSeconds(grace, "'terminationGracePeriod' of a probe");
  return extendRendering(probe, (rendered) => ({ ...change(rendered), terminationGracePeriodSeconds }));
}
