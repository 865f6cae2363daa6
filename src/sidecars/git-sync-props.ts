import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { SidecarOptions } from './native-sidecar-props';

/** How git-sync logs in by SSH. */
export interface GitSyncSsh {
  /** The private key. */
  readonly key: kplus.SecretValue;

  /** What `ssh-keyscan` says of the host, to know it by. */
  readonly knownHosts: kplus.SecretValue;
}

/** What is kept in sync, and for whom. */
export interface GitSyncSidecarProps extends SidecarOptions {
  /** The repository's URL, such as "https://github.com/acme/content". */
  readonly repository: string;

  /** Names of the containers that read the files, init containers included; at least one. */
  readonly containers: string[];

  /**
   * The branch, tag or commit.
   *
   * @default "HEAD"
   */
  readonly ref?: string;

  /**
   * The directory that is shared, in git-sync as in the containers. The files are in its "current", a link that always leads
   * to a whole checkout.
   *
   * @default "/git"
   */
  readonly directory?: string;

  /**
   * How much the directory may hold. A pod that exceeds it is evicted.
   *
   * @default Size.gibibytes(1)
   */
  readonly sizeLimit?: Size;

  /**
   * How often to look for changes.
   *
   * @default Duration.seconds(60)
   */
  readonly period?: Duration;

  /**
   * The user, for a repository that asks for one over HTTP.
   *
   * @default - none
   */
  readonly username?: string;

  /**
   * The user's password or token, out of a Secret.
   *
   * @default - none
   */
  readonly password?: kplus.EnvValue;

  /**
   * How to log in by SSH.
   *
   * @default - none
   */
  readonly ssh?: GitSyncSsh;

  /**
   * The port that the probes ask.
   *
   * @default 1234
   */
  readonly healthPort?: number;

  /**
   * Further arguments, such as "--submodules=off".
   *
   * @default - none
   */
  readonly args?: string[];

  /**
   * The image, of version 4 or newer.
   *
   * @default "registry.k8s.io/git-sync/git-sync:v4.7.1"
   */
  readonly image?: string;

  /**
   * Environment variables, by name.
   *
   * @default - none
   */
  readonly envVariables?: { [name: string]: kplus.EnvValue };
}
