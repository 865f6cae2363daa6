import { FluentBitFilterOptions, filterEntry } from './filter-options';
import { Entry } from '../entry';

/**
 * Puts fields into a field.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/filters/nest
 */
export interface FluentBitNestOptions extends FluentBitFilterOptions {
  /** Names of the fields to move, with "*" for any text. */
  readonly wildcards: string[];

  /** The field that they are put into. */
  readonly nestUnder: string;

  /**
   * What is taken off their names.
   *
   * @default - nothing
   */
  readonly removePrefix?: string;
}

/**
 * Takes fields out of a field.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/filters/nest
 */
export interface FluentBitLiftOptions extends FluentBitFilterOptions {
  /** The field that holds them. */
  readonly nestedUnder: string;

  /**
   * What is put in front of their names.
   *
   * @default - nothing
   */
  readonly addPrefix?: string;
}

export function nest(options: FluentBitNestOptions): Entry {
  if (options.wildcards.length === 0) {
    throw new Error('filter "nest" moves nothing, got an empty \'wildcards\'; give the names of fields');
  }
  return filterEntry('nest', options, {
    operation: 'nest',
    wildcard: [...options.wildcards],
    nest_under: options.nestUnder,
    remove_prefix: options.removePrefix,
  });
}

export function lift(options: FluentBitLiftOptions): Entry {
  return filterEntry('nest', options, { operation: 'lift', nested_under: options.nestedUnder, add_prefix: options.addPrefix });
}
