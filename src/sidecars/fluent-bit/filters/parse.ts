import { FluentBitFilterOptions, filterEntry } from './filter-options';
import { Entry } from '../entry';
import { FluentBitParser } from '../parser';

/**
 * Makes fields of a field.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/filters/parser
 */
export interface FluentBitParserFilterOptions extends FluentBitFilterOptions {
  /** Parsers, of which the first that fits is taken. */
  readonly parsers: FluentBitParser[];

  /**
   * The field that is parsed.
   *
   * @default "log"
   */
  readonly keyName?: string;

  /**
   * Whether the other fields stay in the record.
   *
   * @default true
   */
  readonly reserveData?: boolean;

  /**
   * Whether the field itself stays in the record.
   *
   * @default false
   */
  readonly preserveKey?: boolean;
}

export function parse(options: FluentBitParserFilterOptions): Entry {
  if (options.parsers.length === 0) {
    throw new Error('filter "parser" has nothing to parse with, got an empty \'parsers\'; give at least one');
  }
  return filterEntry('parser', options, {
    key_name: options.keyName ?? 'log',
    parser: options.parsers.map((parser) => parser.name),
    reserve_data: options.reserveData ?? true,
    preserve_key: options.preserveKey,
  }, { parsers: options.parsers });
}
