import * as kplus from 'cdk8s-plus-30';
import { FluentBitServerOptions, outputEntry, tlsSettings } from './output-options';
import { secret } from '../credentials';
import { Entry } from '../entry';

/**
 * Sends to Datadog, over TLS.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/datadog
 */
export interface FluentBitDatadogOptions extends FluentBitServerOptions {
  /** The API key, out of a Secret. */
  readonly apikey: kplus.EnvValue;

  /**
   * Datadog's site.
   *
   * @default "datadoghq.com"
   */
  readonly site?: string;

  /**
   * The service that writes the logs.
   *
   * @default - Datadog derives it
   */
  readonly ddService?: string;

  /**
   * The technology that writes the logs, such as "java".
   *
   * @default - Datadog derives it
   */
  readonly ddSource?: string;

  /**
   * Tags, by name.
   *
   * @default - none
   */
  readonly ddTags?: { [name: string]: string };

  /**
   * The field of the record that holds the message.
   *
   * @default "log"
   */
  readonly ddMessageKey?: string;
}

export function datadog(options: FluentBitDatadogOptions): Entry {
  const tags = Object.entries(options.ddTags ?? {}).map(([name, value]) => `${name}:${value}`);
  return outputEntry('datadog', options, {
    host: `http-intake.logs.${options.site ?? 'datadoghq.com'}`,
    port: 443,
    ...tlsSettings('datadog', options, true, true),
    compress: 'gzip',
    apikey: secret('\'apikey\' of output "datadog"', options.apikey),
    dd_service: options.ddService,
    dd_source: options.ddSource,
    dd_tags: tags.length > 0 ? tags.join(',') : undefined,
    dd_message_key: options.ddMessageKey,
  });
}
