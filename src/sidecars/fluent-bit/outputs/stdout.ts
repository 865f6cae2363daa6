import { FluentBitOutputOptions, outputEntry } from './output-options';
import { Entry } from '../entry';

/** How records are printed. */
export enum FluentBitStdoutFormat {
  MSGPACK = 'msgpack',
  JSON = 'json',
  JSON_LINES = 'json_lines',
  JSON_STREAM = 'json_stream',
}

/** How a record's time is written. */
export enum FluentBitJsonDateFormat {
  DOUBLE = 'double',
  EPOCH = 'epoch',
  ISO8601 = 'iso8601',
  JAVA_SQL_TIMESTAMP = 'java_sql_timestamp',
}

/**
 * Prints to the sidecar's own log, for whatever collects the logs of the node.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/standard-output
 */
export interface FluentBitStdoutOptions extends FluentBitOutputOptions {
  /**
   * How records are printed.
   *
   * @default FluentBitStdoutFormat.JSON_LINES
   */
  readonly format?: FluentBitStdoutFormat;

  /**
   * The field for the time.
   *
   * @default "date"
   */
  readonly jsonDateKey?: string;

  /**
   * How the time is written.
   *
   * @default FluentBitJsonDateFormat.ISO8601
   */
  readonly jsonDateFormat?: FluentBitJsonDateFormat;
}

export function stdout(options: FluentBitStdoutOptions): Entry {
  return outputEntry('stdout', options, {
    format: options.format ?? FluentBitStdoutFormat.JSON_LINES,
    json_date_key: options.jsonDateKey,
    json_date_format: options.jsonDateFormat ?? FluentBitJsonDateFormat.ISO8601,
  });
}
