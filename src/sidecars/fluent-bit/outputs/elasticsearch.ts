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
  /**
   * The server's name or address.
   *
   * @default - 'cloudId' says which; one of the two is required
   */
  readonly host?: string;

  /**
   * The id of a deployment in Elastic Cloud. TLS is on then.
   *
   * @default - 'host' says which
   */
  readonly cloudId?: string;

  /**
   * `user:password` for Elastic Cloud, out of a Secret.
   *
   * @default - none
   */
  readonly cloudAuth?: kplus.EnvValue;

  /**
   * An API key in base64, out of a Secret.
   *
   * @default - none
   */
  readonly httpApiKey?: kplus.EnvValue;
}

export function elasticsearch(options: FluentBitElasticsearchOptions): Entry {
  const { host, cloudId, cloudAuth, httpApiKey } = options;
  if ((host === undefined) === (cloudId === undefined)) {
    throw new Error(`output "es" needs either 'host' or 'cloudId', got ${host === undefined ? 'none' : 'both'}; give one of them`);
  }
  return search('es', options, host, {
    cloud_id: cloudId,
    cloud_auth: secret('\'cloudAuth\' of output "es"', cloudAuth),
    http_api_key: secret('\'httpApiKey\' of output "es"', httpApiKey),
  });
}
