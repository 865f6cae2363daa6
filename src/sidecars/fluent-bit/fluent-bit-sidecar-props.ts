import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { FluentBitFilter } from './filter';
import { FluentBitInput } from './input';
import { FluentBitLog } from './log';
import { FluentBitOutput } from './output';
import { FluentBitParser } from './parser';
import { FluentBitServiceOptions } from './service';
import { SidecarOptions } from '../native-sidecar-props';

/** Where Fluent Bit keeps what it has read and not delivered yet. */
export enum FluentBitStorage {
  /** On the sidecar's own volume: it survives a restart of the container. */
  FILESYSTEM = 'filesystem',
  /** In memory. Log files are read on only as fast as they are delivered. */
  MEMORY = 'memory',
}

/**
 * A container that holds Fluent Bit back at the end of the pod. It starts after Fluent Bit and therefore stops before it:
 * for as long as it takes to end on SIGTERM, Fluent Bit reads on. It need not know how long the app takes to stop.
 */
export interface FluentBitDrainSidecar {
  /** An image with whatever the command needs. */
  readonly image: string;

  /**
   * A command that runs until SIGTERM, and then ends when the settle time is over, such as
   * `['sh', '-c', "trap 'sleep 5; exit 0' TERM; while :; do sleep 1; done"]` for the default of 5 seconds.
   */
  readonly command: string[];

  /**
   * The container's name.
   *
   * @default - the sidecar's name and "-drain"
   */
  readonly name?: string;
}

/** What a Fluent Bit sidecar reads, and where it sends it. */
export interface FluentBitSidecarProps extends SidecarOptions {
  /** Where records go; at least one. */
  readonly outputs: FluentBitOutput[];

  /**
   * Directories that containers of the pod write log files to. They get shared with the sidecar.
   *
   * @default - none; 'inputs' are required then
   */
  readonly logs?: FluentBitLog[];

  /**
   * Other inputs.
   *
   * @default - none
   */
  readonly inputs?: FluentBitInput[];

  /**
   * What happens to records in between, one after the other.
   *
   * @default - nothing
   */
  readonly filters?: FluentBitFilter[];

  /**
   * Parsers that the settings of custom plugins name. Those of other inputs and filters need not be given.
   *
   * @default - none
   */
  readonly parsers?: FluentBitParser[];

  /**
   * Fluent Bit as a whole.
   *
   * @default - delivers every second, and has ten seconds to deliver the rest after SIGTERM
   */
  readonly service?: FluentBitServiceOptions;

  /**
   * The image, of Fluent Bit 3.2 or newer.
   *
   * @default "fluent/fluent-bit:5.1.1"
   */
  readonly image?: string;

  /**
   * Environment variables, by name. Settings refer to them as `${NAME}`.
   *
   * @default - those that the configuration needs
   */
  readonly envVariables?: { [name: string]: kplus.EnvValue };

  /**
   * Further volumes, such as that of a certificate.
   *
   * @default - none
   */
  readonly volumeMounts?: kplus.VolumeMount[];

  /**
   * Where Fluent Bit keeps what it has not delivered yet.
   *
   * @default FluentBitStorage.FILESYSTEM
   */
  readonly storage?: FluentBitStorage;

  /**
   * How much may wait for its delivery on the volume, for all outputs together. When it is full, the oldest records are
   * lost.
   *
   * @default Size.mebibytes(256)
   */
  readonly bufferSize?: Size;

  /**
   * The group that owns the pod's volumes, so that the sidecar can read what other users write to them. It is set where the
   * workload has none. Files with mode 0600 and directories with mode 0700 stay closed to it: let the app use umask 027.
   *
   * @default 65532
   */
  readonly fsGroup?: number;

  /**
   * How long Fluent Bit reads on after the last main container has ended. Three seconds are the least that reads a burst
   * of some ten megabytes.
   *
   * @default Duration.seconds(5)
   */
  readonly settle?: Duration;

  /**
   * Another way to let Fluent Bit read on: a container of one's choice instead of a preStop hook that sleeps. It needs no
   * knowledge of how long the main containers take to stop, and works before Kubernetes 1.30.
   *
   * @default - a preStop hook that sleeps as long as the main containers take to stop, and the settle time on top
   */
  readonly drainSidecar?: FluentBitDrainSidecar;
}
