import { FluentBitOutputOptions, outputEntry } from './output-options';
import { Entry } from '../entry';
import { POD_NAME, reference } from '../pod-field';

/**
 * Sends to Amazon CloudWatch Logs, with the pod's own IAM role.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/cloudwatch
 */
export interface FluentBitCloudWatchLogsOptions extends FluentBitOutputOptions {
  /** The region. */
  readonly region: string;

  /** The log group. */
  readonly logGroupName: string;

  /**
   * The log stream. Replicas that share one slow each other down.
   *
   * @default - 'logStreamPrefix' and the tag
   */
  readonly logStreamName?: string;

  /**
   * The first part of the log stream's name; the tag is the rest.
   *
   * @default - the pod's name and a dot, unless 'logStreamName' is given
   */
  readonly logStreamPrefix?: string;

  /**
   * Whether the log group is created when it does not exist.
   *
   * @default false
   */
  readonly autoCreateGroup?: boolean;

  /**
   * Days after which CloudWatch deletes what it got, for a group that is created.
   *
   * @default - never
   */
  readonly logRetentionDays?: number;

  /**
   * The only field of the record that is sent.
   *
   * @default - the whole record, as JSON
   */
  readonly logKey?: string;

  /**
   * The IAM role to assume.
   *
   * @default - the pod's own
   */
  readonly roleArn?: string;

  /**
   * Another endpoint of the API.
   *
   * @default - that of the region
   */
  readonly endpoint?: string;
}

export function cloudWatchLogs(options: FluentBitCloudWatchLogsOptions): Entry {
  const { logStreamName, logStreamPrefix } = options;
  if (logStreamName !== undefined && logStreamPrefix !== undefined) {
    throw new Error(`output "cloudwatch_logs" names its stream twice, got 'logStreamName' "${logStreamName}" and 'logStreamPrefix' "${logStreamPrefix}"; give one of them`);
  }
  const byPod = logStreamName === undefined && logStreamPrefix === undefined;
  return outputEntry('cloudwatch_logs', options, {
    region: options.region,
    log_group_name: options.logGroupName,
    log_stream_name: logStreamName,
    log_stream_prefix: byPod ? `${reference(POD_NAME)}.` : logStreamPrefix,
    auto_create_group: options.autoCreateGroup,
    log_retention_days: options.logRetentionDays,
    log_key: options.logKey,
    role_arn: options.roleArn,
    endpoint: options.endpoint,
  }, { podFields: byPod ? [POD_NAME] : [] });
}
