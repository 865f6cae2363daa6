import { FluentBitListenerOptions, listener } from './listener';
import { Entry } from '../entry';

/**
 * Takes records from Fluentd, Fluent Bit or a logger that speaks their protocol.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/inputs/forward
 */
export interface FluentBitForwardInputOptions extends FluentBitListenerOptions {
  /**
   * The port to listen on.
   *
   * @default 24224
   */
  readonly port?: number;

  /**
   * What is put in front of the tag that the sender gives.
   *
   * @default - nothing
   */
  readonly tagPrefix?: string;
}

export function forwardInput(options: FluentBitForwardInputOptions): Entry {
  return listener('forward', options, options.port ?? 24224, { tag_prefix: options.tagPrefix });
}
