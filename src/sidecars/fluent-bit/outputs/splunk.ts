import * as kplus from 'cdk8s-plus-30';
import { FluentBitServerOptions, outputEntry, tlsSettings } from './output-options';
import { secret } from '../credentials';
import { Entry } from '../entry';

/**
 * Sends to Splunk's HTTP Event Collector.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/splunk
 */
export interface FluentBitSplunkOptions extends FluentBitServerOptions {
  /** The server's name or address. */
  readonly host: string;

  /** The collector's token, out of a Secret. */
  readonly splunkToken: kplus.EnvValue;

  /**
   * The server's port.
   *
   * @default 8088
   */
  readonly port?: number;

  /**
   * Whether to use TLS. Without it, the token can be read on its way.
   *
   * @default true
   */
  readonly tls?: boolean;

  /**
   * The channel of the request, for a collector that acknowledges.
   *
   * @default - none
   */
  readonly channel?: string;

  /**
   * The index.
   *
   * @default - that of the token
   */
  readonly eventIndex?: string;

  /**
   * The source.
   *
   * @default - none
   */
  readonly eventSource?: string;

  /**
   * The type of the source.
   *
   * @default - that of the token
   */
  readonly eventSourcetype?: string;

  /**
   * The field of the record that is the event, beginning with "$".
   *
   * @default - the whole record
   */
  readonly eventKey?: string;
}

export function splunk(options: FluentBitSplunkOptions): Entry {
  return outputEntry('splunk', options, {
    host: options.host,
    port: options.port ?? 8088,
    ...tlsSettings('splunk', options, options.tls, true),
    splunk_token: secret('\'splunkToken\' of output "splunk"', options.splunkToken),
    channel: options.channel,
    compress: 'gzip',
    event_index: options.eventIndex,
    event_source: options.eventSource,
    event_sourcetype: options.eventSourcetype,
    event_key: options.eventKey,
  });
}
