import * as kplus from 'cdk8s-plus-30';
import { FluentBitSearchOptions, search } from './search';
import { secret } from '../credentials';
import { Entry } from '../entry';

/**
 * Sends to Elasticsearch.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/elasticsearch
 */
export interface FluentBitElasticsearchOptions extends FluentBitSearchOptions {
  /** The server's name or address. */
  readonly host: string;

  /**
   * An API key in base64, out of a Secret.
   *
   * @default - none
   */
  readonly httpApiKey?: kplus.EnvValue;
}

export function elasticsearch(options: FluentBitElasticsearchOptions): Entry {
  return search('es', options, options.host, { http_api_key: secret('\'httpApiKey\' of output "es"', options.httpApiKey) });
}
