import * as kplus from 'cdk8s-plus-30';
import { FluentBitServerOptions, outputEntry, tlsSettings } from './output-options';
import { secret, variable } from '../credentials';
import { Entry, Settings } from '../entry';

/** What Elasticsearch and OpenSearch have in common. */
export interface FluentBitSearchOptions extends FluentBitServerOptions {
  /**
   * The server's port.
   *
   * @default 9200
   */
  readonly port?: number;

  /**
   * Whether to use TLS.
   *
   * @default - only when another option of TLS is given
   */
  readonly tls?: boolean;

  /**
   * The path in front of `/_bulk`, where the server is behind a proxy.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * The index or data stream.
   *
   * @default "fluent-bit"
   */
  readonly index?: string;

  /**
   * Whether there is an index a day, named by 'logstashPrefix' and the date.
   *
   * @default false
   */
  readonly logstashFormat?: boolean;

  /**
   * The first part of the index's name with 'logstashFormat'.
   *
   * @default "logstash"
   */
  readonly logstashPrefix?: string;

  /**
   * The ingest pipeline.
   *
   * @default - none
   */
  readonly pipeline?: string;

  /**
   * The user's name.
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

  /**
   * Whether documents get an id made of their content, so that a delivery that is tried again stores nothing twice. Lines
   * with the same text and time are stored once then.
   *
   * @default false
   */
  readonly generateId?: boolean;

  /**
   * Whether dots in the names of fields become underscores.
   *
   * @default false
   */
  readonly replaceDots?: boolean;

  /**
   * Whether an answer that refuses documents is printed, with the request.
   *
   * @default false
   */
  readonly traceError?: boolean;

  /**
   * Whether documents are sent without a type name, which Elasticsearch 8 and OpenSearch 2 refuse.
   *
   * @default true
   */
  readonly suppressTypeName?: boolean;
}

/** Sends to a search engine; `own` are keys that only one of them has. */
export function search(plugin: 'es' | 'opensearch', options: FluentBitSearchOptions, host: string | undefined, own: Settings): Entry {
  return outputEntry(plugin, options, {
    host,
    port: options.port ?? (host === undefined ? undefined : 9200),
    path: options.path,
    ...tlsSettings(plugin, options, options.tls, host === undefined),
    ...own,
    http_user: variable(`'httpUser' of output "${plugin}"`, options.httpUser),
    http_passwd: secret(`'httpPasswd' of output "${plugin}"`, options.httpPasswd),
    index: options.index,
    logstash_format: options.logstashFormat,
    logstash_prefix: options.logstashPrefix,
    pipeline: options.pipeline,
    generate_id: options.generateId,
    replace_dots: options.replaceDots,
    trace_error: options.traceError,
    suppress_type_name: options.suppressTypeName ?? true,
  });
}
