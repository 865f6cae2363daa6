import { FluentBitListenerOptions, listener } from './listener';
import { Entry } from '../entry';

/**
 * Takes records over HTTP, as JSON. The path of the request is the tag.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/inputs/http
 */
export interface FluentBitHttpInputOptions extends FluentBitListenerOptions {
  /**
   * The port to listen on.
   *
   * @default 9880
   */
  readonly port?: number;

  /**
   * The field of the record that is its tag.
   *
   * @default - the path of the request is
   */
  readonly tagKey?: string;
}

export function httpInput(options: FluentBitHttpInputOptions): Entry {
  return listener('http', options, options.port ?? 9880, { tag_key: options.tagKey });
}
