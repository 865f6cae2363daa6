import { Duration, Size } from 'cdk8s';
import { FluentBitOutputOptions, outputEntry } from './output-options';
import { Entry } from '../entry';
import { sizeOf } from '../units';

/** How objects in S3 are compressed. */
export enum FluentBitS3Compression {
  GZIP = 'gzip',
  ZSTD = 'zstd',
}

/**
 * Sends to Amazon S3 or a store with its API, with the pod's own IAM role. What has not been uploaded yet is kept in the
 * sidecar's own directory and uploaded at the end of the pod.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/s3
 */
export interface FluentBitS3Options extends FluentBitOutputOptions {
  /** The bucket. */
  readonly bucket: string;

  /** The bucket's region. */
  readonly region: string;

  /**
   * How long records are gathered before an object is made of them. A pod that is killed loses what it has gathered.
   *
   * @default Duration.minutes(1)
   */
  readonly uploadTimeout?: Duration;

  /**
   * The size at which an object is made before 'uploadTimeout' is over.
   *
   * @default Size.mebibytes(16)
   */
  readonly totalFileSize?: Size;

  /**
   * How much may wait for its upload. What comes on top is lost.
   *
   * @default Size.mebibytes(128)
   */
  readonly storeDirLimitSize?: Size;

  /**
   * The objects' keys, with the variables that the documentation names.
   *
   * @default "/fluent-bit-logs/$TAG/%Y/%m/%d/%H/%M/%S-$UUID"
   */
  readonly s3KeyFormat?: string;

  /**
   * How objects are compressed.
   *
   * @default - not at all
   */
  readonly compression?: FluentBitS3Compression;

  /**
   * The only field of the record that is written.
   *
   * @default - the whole record, as a line of JSON
   */
  readonly logKey?: string;

  /**
   * The IAM role to assume.
   *
   * @default - the pod's own
   */
  readonly roleArn?: string;

  /**
   * Another endpoint, such as that of a store with S3's API.
   *
   * @default - that of the region
   */
  readonly endpoint?: string;

  /**
   * The class of storage.
   *
   * @default - that of the bucket
   */
  readonly storageClass?: string;
}

// plugins/out_s3 makes this of no limit
const MOST_RETRIES = 5;

export function s3(options: FluentBitS3Options): Entry {
  return outputEntry('s3', { ...options, retryLimit: options.retryLimit ?? MOST_RETRIES }, {
    bucket: options.bucket,
    region: options.region,
    store_dir_limit_size: sizeOf(options.storeDirLimitSize),
    upload_timeout: `${(options.uploadTimeout ?? Duration.minutes(1)).toSeconds()}s`,
    total_file_size: sizeOf(options.totalFileSize ?? Size.mebibytes(16)),
    use_put_object: true,
    s3_key_format: options.s3KeyFormat ?? '/fluent-bit-logs/$TAG/%Y/%m/%d/%H/%M/%S-$UUID',
    compression: options.compression,
    log_key: options.logKey,
    role_arn: options.roleArn,
    endpoint: options.endpoint,
    storage_class: options.storageClass,
  });
}
