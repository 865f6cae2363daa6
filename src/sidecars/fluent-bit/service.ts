import { Duration } from 'cdk8s';
import { IMAGE_PARSERS_FILE, STATE_DIRECTORY } from './directories';
import { Settings } from './entry';
import { SERVICE_KEYS } from './schema/service';
import { validateSettings } from './schema/validate';
import { secondsOf } from './units';
import { isAtLeast, ImageVersion } from '../../pod/products/image-ref';

/** How much Fluent Bit says in its own log. */
export enum FluentBitLogLevel {
  OFF = 'off',
  ERROR = 'error',
  WARN = 'warn',
  INFO = 'info',
  DEBUG = 'debug',
  TRACE = 'trace',
}

/**
 * Fluent Bit as a whole.
 *
 * @see https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/yaml/service-section
 */
export interface FluentBitServiceOptions {
  /**
   * How often records are handed to the outputs.
   *
   * @default Duration.seconds(1)
   */
  readonly flush?: Duration;

  /**
   * How long Fluent Bit tries to deliver what it has read, after SIGTERM. It ends as soon as everything is delivered.
   *
   * @default Duration.seconds(10)
   */
  readonly grace?: Duration;

  /**
   * How much it says in its own log.
   *
   * @default FluentBitLogLevel.INFO
   */
  readonly logLevel?: FluentBitLogLevel;

  /**
   * The port of its HTTP server, which answers the probes and has the metrics.
   *
   * @default 2020
   */
  readonly httpPort?: number;

  /**
   * The address that its HTTP server listens on. The kubelet's probes come from outside of the pod.
   *
   * @default - "0.0.0.0"; a cluster with nothing but IPv6 needs "::"
   */
  readonly httpListen?: string;

  /**
   * The first wait before a delivery is tried again.
   *
   * @default Duration.seconds(1)
   */
  readonly schedulerBase?: Duration;

  /**
   * The longest wait before a delivery is tried again. Fluent Bit itself would wait for up to half an hour, in which a
   * pod may have ended.
   *
   * @default Duration.seconds(10)
   */
  readonly schedulerCap?: Duration;

  /**
   * Other keys of the section.
   *
   * @default - none
   */
  readonly extra?: { [key: string]: any };
}

/** What the service section depends on besides the options. */
export interface ServiceNeeds {
  readonly version?: ImageVersion;
  readonly imageParsers: boolean;
  readonly buffersOnDisk: boolean;
}

export const HTTP_PORT = 2020;

export function graceSeconds({ grace }: FluentBitServiceOptions): number {
  return secondsOf('\'grace\' of the service', grace ?? Duration.seconds(10))!;
}

/** @throws on keys that Fluent Bit would ignore, and on values that it cannot read */
export function serviceSettings(options: FluentBitServiceOptions, needs: ServiceNeeds): Settings {
  const own: Settings = {
    'flush': secondsOf('\'flush\' of the service', options.flush ?? Duration.seconds(1)),
    'grace': graceSeconds(options),
    'log_level': options.logLevel ?? FluentBitLogLevel.INFO,
    'parsers_file': needs.imageParsers ? IMAGE_PARSERS_FILE : undefined,
    'http_server': true,
    'http_listen': options.httpListen ?? '0.0.0.0',
    'http_port': options.httpPort ?? HTTP_PORT,
    'health_check': true,
    'scheduler.base': secondsOf('\'schedulerBase\' of the service', options.schedulerBase ?? Duration.seconds(1)),
    'scheduler.cap': secondsOf('\'schedulerCap\' of the service', options.schedulerCap ?? Duration.seconds(10)),
    ...needs.buffersOnDisk ? diskSettings(needs.version) : {},
  };
  const extra = options.extra ?? {};
  const twice = Object.keys(extra).find((key) => own[key] !== undefined);
  if (twice !== undefined) {
    throw new Error(`service has a key of its own in 'extra', got "${twice}"; give it as an option`);
  }
  if (/^(127\.|localhost$|::1$)/.test(String(own.http_listen))) {
    throw new Error(`service listens where no probe reaches it, got 'httpListen' "${own.http_listen}"; give "0.0.0.0" or "::"`);
  }
  const settings = { ...own, ...extra };
  validateSettings('service', settings, SERVICE_KEYS);
  return settings;
}

function diskSettings(version: ImageVersion | undefined): Settings {
  return {
    'storage.path': `${STATE_DIRECTORY}/buffer`,
    // 2 MB each: what is in memory of what waits on the volume
    'storage.max_chunks_up': 32,
    'storage.backlog.mem_limit': '16M',
    // from 4.0.3 on; an older one does not look for it
    'storage.backlog.flush_on_shutdown': isAtLeast(version, 4, 0) === false ? undefined : true,
  };
}
