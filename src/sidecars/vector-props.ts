import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { SidecarOptions } from './native-sidecar-props';

/** A directory that a container writes log files to. */
export interface VectorLog {
  /** The container's name. It is also the id of the source, which transforms and sinks name in their inputs. */
  readonly container: string;

  /**
   * The directory, as the container sees it. Where the container has a volume mounted there already, that one is read;
   * otherwise the two share an empty directory that lives as long as the pod.
   */
  readonly path: string;

  /**
   * Names of the files, with "*" for any text, relative to the directory.
   *
   * @default - "*.log"
   */
  readonly files?: string[];

  /**
   * How much may be written to the directory. A pod that exceeds it is evicted: let the app rotate and delete its files.
   *
   * @default Size.gibibytes(1)
   */
  readonly sizeLimit?: Size;
}

/** What Vector collects, and where it sends it. */
export interface VectorSidecarProps extends SidecarOptions {
  /**
   * Vector's configuration, as its YAML has it. Sources for 'logs', the API and the data directory are put in. Values out of
   * the environment are written as `${NAME}`.
   */
  readonly config: { [key: string]: any };

  /**
   * Directories that containers of the pod write log files to. They get shared with the sidecar.
   *
   * @default - none
   */
  readonly logs?: VectorLog[];

  /**
   * The image.
   *
   * @default "timberio/vector:0.57.0-distroless-static"
   */
  readonly image?: string;

  /**
   * Environment variables, by name.
   *
   * @default - none
   */
  readonly envVariables?: { [name: string]: kplus.EnvValue };

  /**
   * Further volumes, such as that of a certificate.
   *
   * @default - none
   */
  readonly volumeMounts?: kplus.VolumeMount[];

  /**
   * The port of the API, which the probes ask.
   *
   * @default 8686
   */
  readonly apiPort?: number;

  /**
   * How much the data directory may hold: how far files have been read, and buffers on disk, of which each takes 256 MiB at
   * least. A pod that exceeds it is evicted.
   *
   * @default Size.mebibytes(512)
   */
  readonly dataSize?: Size;

  /**
   * The group that owns the pod's volumes, so that the sidecar can read what other users write to them. It is set where there
   * are 'logs' and the workload has none.
   *
   * @default 65532
   */
  readonly fsGroup?: number;

  /**
   * How long Vector reads log files on after the last main container has ended.
   *
   * @default Duration.seconds(5)
   */
  readonly settle?: Duration;

  /**
   * How long delivering what is left may take after SIGTERM. What is not delivered by then is lost.
   *
   * @default Duration.seconds(10)
   */
  readonly gracefulShutdownLimit?: Duration;
}
