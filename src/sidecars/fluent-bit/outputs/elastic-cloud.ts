import * as kplus from 'cdk8s-plus-30';
import { FluentBitSearchOptions, search } from './search';
import { secret } from '../credentials';
import { Entry } from '../entry';

/**
 * Sends to a deployment in Elastic Cloud, over TLS.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/elasticsearch
 */
export interface FluentBitElasticCloudOptions extends FluentBitSearchOptions {
  /** The deployment's cloud id. */
  readonly cloudId: string;

  /** `user:password`, out of a Secret. */
  readonly cloudAuth: kplus.EnvValue;
}

export function elasticCloud(options: FluentBitElasticCloudOptions): Entry {
  return search('es', options, undefined, {
    cloud_id: options.cloudId,
    cloud_auth: secret('\'cloudAuth\' of output "es"', options.cloudAuth),
  });
}
