import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { SidecarOptions } from './native-sidecar-props';

/** An instance that a database proxy connects to: at a port, or at a Unix socket. */
export interface SqlProxyInstance {
  /** The instance's connection name. */
  readonly name: string;

  /**
   * The port at 127.0.0.1 that leads to the instance.
   *
   * @default - none; 'socketDirectory' is required then
   */
  readonly port?: number;

  /**
   * An absolute directory for a Unix socket, instead of a port. The socket has the instance's name there. It is an empty
   * directory that lives as long as the pod.
   *
   * @default - no socket; 'port' is required then
   */
  readonly socketDirectory?: string;

  /**
   * Containers that see the directory of the socket, at the same path. Required with 'socketDirectory'.
   *
   * @default - none
   */
  readonly sharedWith?: string[];
}

/** What Google's database proxies have in common. */
export interface SqlProxyOptions extends SidecarOptions {
  /** The instances; at least one. */
  readonly instances: SqlProxyInstance[];

  /**
   * Whether the database is logged in to with the IAM principal that the proxy runs as, so that the app needs no password.
   *
   * @default false
   */
  readonly iamAuthentication?: boolean;

  /**
   * The service account to act as. Several, separated by commas, delegate from right to left.
   *
   * @default - none
   */
  readonly impersonateServiceAccount?: string;

  /**
   * A service account's key, in a Secret.
   *
   * @default - the application default credentials: those of the pod's service account, by Workload Identity Federation
   */
  readonly credentials?: kplus.SecretValue;

  /**
   * Whether the sidecar counts as started only when every instance has been connected to. One that cannot be reached makes
   * the proxy exit and start again, and everything that starts after it wait.
   *
   * @default true
   */
  readonly connectionTest?: boolean;

  /**
   * How long the proxy waits for open connections after SIGTERM. As a native sidecar it gets SIGTERM only when the main
   * containers have gone, and their connections with them.
   *
   * @default - it does not wait
   */
  readonly maxSigtermDelay?: Duration;

  /**
   * The port that the probes ask.
   *
   * @default 9090
   */
  readonly healthPort?: number;

  /**
   * Further arguments, such as "--max-connections=100".
   *
   * @default - none
   */
  readonly args?: string[];

  /**
   * Environment variables, by name.
   *
   * @default - none
   */
  readonly envVariables?: { [name: string]: kplus.EnvValue };
}
