import * as kplus from 'cdk8s-plus-30';
import { FluentBitServerOptions, outputEntry, tlsSettings } from './output-options';
import { FluentBitJsonDateFormat } from './stdout';
import { headers, secret, variable } from '../credentials';
import { Entry } from '../entry';

/** What the body of a request is. */
export enum FluentBitHttpFormat {
  JSON = 'json',
  JSON_LINES = 'json_lines',
  JSON_STREAM = 'json_stream',
  MSGPACK = 'msgpack',
}

/**
 * Sends to a server of one's own over HTTP.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/http
 */
export interface FluentBitHttpOutputOptions extends FluentBitServerOptions {
  /** The server's name or address. */
  readonly host: string;

  /**
   * The server's port.
   *
   * @default - 443 with TLS, else 80
   */
  readonly port?: number;

  /**
   * The path of requests.
   *
   * @default "/"
   */
  readonly uri?: string;

  /**
   * Whether to use TLS.
   *
   * @default - only when another option of TLS is given
   */
  readonly tls?: boolean;

  /**
   * What the body of a request is.
   *
   * @default FluentBitHttpFormat.JSON
   */
  readonly format?: FluentBitHttpFormat;

  /**
   * The field for the time.
   *
   * @default "date"
   */
  readonly jsonDateKey?: string;

  /**
   * How the time is written.
   *
   * @default FluentBitJsonDateFormat.DOUBLE
   */
  readonly jsonDateFormat?: FluentBitJsonDateFormat;

  /**
   * Whether bodies are compressed with gzip.
   *
   * @default false
   */
  readonly gzip?: boolean;

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

export function httpOutput(options: FluentBitHttpOutputOptions): Entry {
  const tls = tlsSettings('http', options, options.tls);
  return outputEntry('http', options, {
    host: options.host,
    port: options.port ?? (tls.tls ? 443 : 80),
    uri: options.uri,
    ...tls,
    format: options.format ?? FluentBitHttpFormat.JSON,
    json_date_key: options.jsonDateKey,
    json_date_format: options.jsonDateFormat,
    compress: options.gzip ? 'gzip' : undefined,
    header: headers('output "http"', options.headers, options.secretHeaders),
    http_user: variable('\'httpUser\' of output "http"', options.httpUser),
    http_passwd: secret('\'httpPasswd\' of output "http"', options.httpPasswd),
  });
}
