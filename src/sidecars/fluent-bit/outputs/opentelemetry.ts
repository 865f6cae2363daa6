import * as kplus from 'cdk8s-plus-30';
import { FluentBitServerOptions, outputEntry, tlsSettings } from './output-options';
import { headers, secret, variable } from '../credentials';
import { Entry } from '../entry';

/**
 * Sends logs to an OpenTelemetry collector or backend over OTLP/HTTP.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/opentelemetry
 */
export interface FluentBitOpenTelemetryOutputOptions extends FluentBitServerOptions {
  /** The server's name or address. */
  readonly host: string;

  /**
   * The server's port. Fluent Bit's own default is 80, where no collector listens.
   *
   * @default 4318
   */
  readonly port?: number;

  /**
   * The path that logs are sent to.
   *
   * @default "/v1/logs"
   */
  readonly logsUri?: string;

  /**
   * Whether to use TLS.
   *
   * @default - only when another option of TLS is given
   */
  readonly tls?: boolean;

  /**
   * The field of the record that is the log's body, beginning with "$".
   *
   * @default - the whole record
   */
  readonly logsBodyKey?: string;

  /**
   * Whether the other fields become the log's attributes, with 'logsBodyKey'.
   *
   * @default true
   */
  readonly logsBodyKeyAttributes?: boolean;

  /**
   * Headers that carry no secret, by name.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: string };

  /**
   * Headers whose values come out of Secrets, by name.
   *
   * @default - none
   */
  readonly secretHeaders?: { [name: string]: kplus.EnvValue };

  /**
   * The user's name for basic authentication.
   *
   * @default - none
   */
  readonly httpUser?: kplus.EnvValue;

  /**
   * The user's password, out of a Secret.
   *
   * @default - none
   */
  readonly httpPasswd?: kplus.EnvValue;
}

export function openTelemetryOutput(options: FluentBitOpenTelemetryOutputOptions): Entry {
  return outputEntry('opentelemetry', options, {
    host: options.host,
    port: options.port ?? 4318,
    logs_uri: options.logsUri ?? '/v1/logs',
    ...tlsSettings('opentelemetry', options, options.tls),
    logs_body_key: options.logsBodyKey,
    logs_body_key_attributes: options.logsBodyKey === undefined ? undefined : options.logsBodyKeyAttributes ?? true,
    header: headers('output "opentelemetry"', options.headers, options.secretHeaders),
    http_user: variable('\'httpUser\' of output "opentelemetry"', options.httpUser),
    http_passwd: secret('\'httpPasswd\' of output "opentelemetry"', options.httpPasswd),
  });
}
