import { FluentBitSearchOptions, search } from './search';
import { Entry } from '../entry';

/**
 * Sends to OpenSearch, self-managed or of Amazon.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/opensearch
 */
export interface FluentBitOpenSearchOptions extends FluentBitSearchOptions {
  /** The server's name or address. */
  readonly host: string;

  /**
   * The region of an Amazon OpenSearch domain: requests are signed for it, and TLS and port 443 are the defaults.
   *
   * @default - requests are not signed
   */
  readonly awsRegion?: string;

  /**
   * The service to sign for: "es" for a domain, "aoss" for a serverless collection.
   *
   * @default "es"
   */
  readonly awsServiceName?: string;

  /**
   * The IAM role to assume.
   *
   * @default - the pod's own
   */
  readonly awsRoleArn?: string;
}

export function opensearch(options: FluentBitOpenSearchOptions): Entry {
  const { host, awsRegion, awsServiceName, awsRoleArn } = options;
  const amazon = awsRegion !== undefined;
  if (!amazon && (awsServiceName ?? awsRoleArn) !== undefined) {
    throw new Error(`output "opensearch" cannot sign requests without a region, got '${awsServiceName === undefined ? 'awsRoleArn' : 'awsServiceName'}' alone; ` +
      'give \'awsRegion\' too');
  }
  const defaults = amazon ? { port: options.port ?? 443, tls: options.tls ?? true } : {};
  return search('opensearch', { ...options, ...defaults }, host, {
    aws_auth: amazon || undefined,
    aws_region: awsRegion,
    aws_service_name: awsServiceName,
    aws_role_arn: awsRoleArn,
  });
}
