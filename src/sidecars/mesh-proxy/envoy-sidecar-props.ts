import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { EnvoyBootstrap } from './envoy-bootstrap';
import { SidecarOptions } from '../native-sidecar-props';

/**
 * What an Envoy sidecar is told. Without 'resources' it requests 100m CPU and 128Mi memory, with a memory limit of 256Mi.
 */
export interface EnvoySidecarProps extends SidecarOptions {
  /** What it is started with. */
  readonly bootstrap: EnvoyBootstrap;

  /**
   * The version of Envoy.
   *
   * @default "1.37.0"
   */
  readonly version?: string;

  /**
   * An image other than Envoy's own.
   *
   * @default - "envoyproxy/envoy" of the version: the distroless one, or with 'ingress' the one with a shell
   */
  readonly image?: string;

  /**
   * Whether clients outside of the pod connect to it. The pod is then ready only while Envoy is, and when its termination begins,
   * Envoy asks clients to close their connections, without exiting itself. For that, its image needs a shell; with one of your
   * own that has none, connections are open until Envoy is stopped, after the app.
   *
   * @default false
   */
  readonly ingress?: boolean;

  /**
   * Number of worker threads. Envoy's own default is one for each thread of the node.
   *
   * @default 1
   */
  readonly concurrency?: number;

  /**
   * How long Envoy takes to ask all clients to close their connections, once it drains.
   *
   * @default Duration.seconds(5)
   */
  readonly drainTime?: Duration;

  /**
   * Environment variables, by name.
   *
   * @default - none
   */
  readonly envVariables?: { [name: string]: kplus.EnvValue };

  /**
   * Volumes to mount, with certificates for instance.
   *
   * @default - none
   */
  readonly volumeMounts?: kplus.VolumeMount[];
}
