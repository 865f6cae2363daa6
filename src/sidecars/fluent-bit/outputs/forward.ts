import * as kplus from 'cdk8s-plus-30';
import { FluentBitServerOptions, outputEntry, tlsSettings } from './output-options';
import { secret, variable } from '../credentials';
import { Entry } from '../entry';

/**
 * Sends to Fluentd or another Fluent Bit.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/forward
 */
export interface FluentBitForwardOutputOptions extends FluentBitServerOptions {
  /** The server's name or address. */
  readonly host: string;

  /**
   * The server's port.
   *
   * @default 24224
   */
  readonly port?: number;

  /**
   * Whether to use TLS.
   *
   * @default - only when another option of TLS is given
   */
  readonly tls?: boolean;

  /**
   * Whether a delivery counts only when the server has acknowledged it.
   *
   * @default true
   */
  readonly requireAckResponse?: boolean;

  /**
   * The tag that the server gets.
   *
   * @default - the record's own
   */
  readonly tag?: string;

  /**
   * The key that both sides know, out of a Secret.
   *
   * @default - none
   */
  readonly sharedKey?: kplus.EnvValue;

  /**
   * The user's name.
   *
   * @default - none
   */
  readonly username?: kplus.EnvValue;

  /**
   * The user's password, out of a Secret.
   *
   * @default - none
   */
  readonly password?: kplus.EnvValue;
}

export function forwardOutput(options: FluentBitForwardOutputOptions): Entry {
  return outputEntry('forward', options, {
    host: options.host,
    port: options.port ?? 24224,
    ...tlsSettings('forward', options, options.tls),
    require_ack_response: options.requireAckResponse ?? true,
    tag: options.tag,
    shared_key: secret('\'sharedKey\' of output "forward"', options.sharedKey),
    username: variable('\'username\' of output "forward"', options.username),
    password: secret('\'password\' of output "forward"', options.password),
  });
}
