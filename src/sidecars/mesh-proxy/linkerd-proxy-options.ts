import { Duration } from 'cdk8s';
import { InjectedProxyOptions } from './injected-proxy-options';
import { PortRange } from './port-range';

/**
 * What Linkerd's proxy in a pod is told. Without 'resources' it has those of Linkerd's configuration for high availability:
 * requests of 100m CPU and 20Mi memory, a memory limit of 250Mi; Linkerd itself sets none.
 */
export interface LinkerdProxyOptions extends InjectedProxyOptions {
  /**
   * Major and minor version of Linkerd. The names of annotations depend on it; native sidecars exist from 2.15 on.
   *
   * @default "2.20"
   */
  readonly version?: string;

  /**
   * Ports of the pod that are reached directly, without the mesh.
   *
   * @default - those of the mesh's configuration, 4567 and 4568
   */
  readonly skipInboundPorts?: PortRange[];

  /**
   * Ports to which the pod connects directly, without the mesh.
   *
   * @default - those of the mesh's configuration, 4567 and 4568
   */
  readonly skipOutboundPorts?: PortRange[];

  /**
   * Networks that the pod connects to directly, such as "10.1.0.0/16".
   *
   * @default - none
   */
  readonly skipSubnets?: string[];

  /**
   * Ports on which the mesh looks for no protocol: where the server speaks first.
   *
   * @default - those of the mesh's configuration
   */
  readonly opaquePorts?: PortRange[];

  /**
   * How long open connections may last after the proxy has been asked to stop. The mesh's own limit of two minutes is longer than
   * a pod's usual grace period.
   *
   * @default - what the pod's grace period leaves after the other containers, less 2 seconds; 5 seconds less than it at most
   */
  readonly shutdownGracePeriod?: Duration;

  /**
   * How long the proxy stays at the end before it stops. Only for a proxy that is a main container: a native one is stopped after the
   * app in any case.
   *
   * @default - not at all
   */
  readonly waitBeforeExit?: Duration;

  /**
   * Whether containers after the proxy wait until it is ready.
   *
   * @default true
   */
  readonly awaitProxy?: boolean;
}
