import { Duration } from 'cdk8s';
import { InjectedProxyOptions } from './injected-proxy-options';

/**
 * What Istio's proxy in a pod is told. Without 'resources' it has Istio's own: requests of 100m CPU and 128Mi memory, limits
 * of 2 CPU and 1Gi. What is left out of 'resources' is filled in from these, as Istio would drop all of them.
 */
export interface IstioProxyOptions extends InjectedProxyOptions {
  /**
   * Major and minor version of Istio. Pods ask for a native sidecar from 1.24 on.
   *
   * @default "1.30"
   */
  readonly version?: string;

  /**
   * The revision of the control plane that injects.
   *
   * @default - the default revision
   */
  readonly revision?: string;

  /**
   * Ports to which the pod connects directly, without the mesh, wherever they are: of a database that speaks first, for
   * instance.
   *
   * @default - those of the mesh's configuration
   */
  readonly excludeOutboundPorts?: number[];

  /**
   * Ports that the pod connects to through the mesh, although the address is outside of 'includeOutboundIpRanges'.
   *
   * @default - none
   */
  readonly includeOutboundPorts?: number[];

  /**
   * Ports of the pod that are reached directly, without the mesh.
   *
   * @default - those of the mesh's configuration
   */
  readonly excludeInboundPorts?: number[];

  /**
   * The only ports of the pod that are reached through the mesh.
   *
   * @default - all
   */
  readonly includeInboundPorts?: number[];

  /**
   * Addresses to which the pod connects directly, such as "169.254.169.254/32" for the metadata server of a cloud.
   *
   * @default - those of the mesh's configuration
   */
  readonly excludeOutboundIpRanges?: string[];

  /**
   * The only addresses to which the pod connects through the mesh.
   *
   * @default - all
   */
  readonly includeOutboundIpRanges?: string[];

  /**
   * Whether the kubelet's HTTP, TCP and gRPC probes and hooks go through the proxy's agent. With mutual TLS they do not reach
   * the app otherwise.
   *
   * @default true
   */
  readonly rewriteProbes?: boolean;

  /**
   * Whether the app is held back until the proxy is ready. Only for a proxy that is a main container: after a native one the
   * app starts in any case.
   *
   * @default - true for a proxy that is a main container
   */
  readonly holdApplicationUntilProxyStarts?: boolean;

  /**
   * How long the proxy waits after SIGTERM before it exits. Only for a proxy that is a main container: a native one drains from the
   * start of the termination on, and exits once the app has gone.
   *
   * @default - 5 seconds, for a proxy that is a main container
   */
  readonly terminationDrainDuration?: Duration;
}
