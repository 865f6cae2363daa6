import { FluentBitFilterOptions, filled, filterEntry, pairs } from './filter-options';
import { Entry } from '../entry';

/**
 * Changes fields of records.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/filters/modify
 */
export interface FluentBitModifyOptions extends FluentBitFilterOptions {
  /**
   * Fields that get a value, whether they are there or not.
   *
   * @default - none
   */
  readonly set?: { [field: string]: string };

  /**
   * Fields that get a value where they are not there.
   *
   * @default - none
   */
  readonly add?: { [field: string]: string };

  /**
   * Fields that are taken out.
   *
   * @default - none
   */
  readonly remove?: string[];

  /**
   * Beginnings of names of fields that are taken out.
   *
   * @default - none
   */
  readonly removeWildcard?: string[];

  /**
   * New names of fields, by the old one; not where a field has the new name already.
   *
   * @default - none
   */
  readonly rename?: { [field: string]: string };

  /**
   * Names that fields get besides their own; not where a field has that name already.
   *
   * @default - none
   */
  readonly copy?: { [field: string]: string };

  /**
   * Conditions that must all hold, such as "Key_exists level".
   *
   * @default - none
   */
  readonly conditions?: string[];
}

export function modify(options: FluentBitModifyOptions): Entry {
  const changes = {
    set: pairs('\'set\' of filter "modify"', options.set),
    add: pairs('\'add\' of filter "modify"', options.add),
    remove: filled(options.remove),
    remove_wildcard: filled(options.removeWildcard),
    rename: pairs('\'rename\' of filter "modify"', options.rename),
    copy: pairs('\'copy\' of filter "modify"', options.copy),
  };
  if (Object.values(changes).every((change) => change === undefined)) {
    throw new Error('filter "modify" changes nothing, got no change; give \'set\', \'add\', \'remove\', \'removeWildcard\', \'rename\' or \'copy\'');
  }
  return filterEntry('modify', options, { condition: filled(options.conditions), ...changes });
}
