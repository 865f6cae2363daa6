import { FluentBitFilterOptions, filterEntry, pairs } from './filter-options';
import { Entry } from '../entry';

/** How several patterns go together. */
export enum FluentBitLogicalOp {
  AND = 'AND',
  OR = 'OR',
}

/**
 * Keeps or drops records.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/filters/grep
 */
export interface FluentBitGrepOptions extends FluentBitFilterOptions {
  /**
   * Patterns by field: a record is kept where they match.
   *
   * @default - none
   */
  readonly regex?: { [field: string]: string };

  /**
   * Patterns by field: a record is dropped where they match.
   *
   * @default - none
   */
  readonly exclude?: { [field: string]: string };

  /**
   * How several patterns go together. Fluent Bit takes it with either 'regex' or 'exclude', not with both.
   *
   * @default - a record is kept where all of 'regex' match, and dropped where any of 'exclude' does
   */
  readonly logicalOp?: FluentBitLogicalOp;
}

export function grep(options: FluentBitGrepOptions): Entry {
  const exclude = pairs('\'exclude\' of filter "grep"', options.exclude);
  const regex = pairs('\'regex\' of filter "grep"', options.regex);
  if (!exclude && !regex) {
    throw new Error('filter "grep" has no pattern, got neither \'regex\' nor \'exclude\'; give one of them');
  }
  if (exclude && regex && options.logicalOp) {
    throw new Error(`filter "grep" has 'logicalOp' with both 'regex' and 'exclude', got "${options.logicalOp}"; make two filters of it`);
  }
  return filterEntry('grep', options, { logical_op: options.logicalOp, exclude, regex });
}
