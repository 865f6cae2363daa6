import { FluentBitListenerOptions, listener } from './listener';
import { Entry } from '../entry';

/**
 * Takes logs, metrics and traces over OTLP.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/inputs/opentelemetry
 */
export interface FluentBitOpenTelemetryInputOptions extends FluentBitListenerOptions {
  /**
   * The port to listen on.
   *
   * @default 4318
   */
  readonly port?: number;

  /**
   * The tag of what comes in.
   *
   * @default - made of the path of the request, such as "v1_logs"
   */
  readonly tag?: string;
}

export function openTelemetryInput(options: FluentBitOpenTelemetryInputOptions): Entry {
  return listener('opentelemetry', options, options.port ?? 4318, {
    tag: options.tag,
    tag_from_uri: options.tag === undefined ? undefined : false,
  });
}
