import { FluentBitFilterOptions, filled, filterEntry, pairs } from './filter-options';
import { Entry } from '../entry';

/**
 * Adds fields, and removes them or keeps only some.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/filters/record-modifier
 */
export interface FluentBitRecordModifierOptions extends FluentBitFilterOptions {
  /**
   * Fields that are added.
   *
   * @default - none
   */
  readonly record?: { [field: string]: string };

  /**
   * Fields that are taken out. Excludes 'allowlistKeys'.
   *
   * @default - none
   */
  readonly removeKeys?: string[];

  /**
   * The only fields that stay. Excludes 'removeKeys'.
   *
   * @default - all stay
   */
  readonly allowlistKeys?: string[];
}

export function recordModifier(options: FluentBitRecordModifierOptions): Entry {
  const record = pairs('\'record\' of filter "record_modifier"', options.record);
  const removeKeys = filled(options.removeKeys);
  const allowlistKeys = filled(options.allowlistKeys);
  if (removeKeys && allowlistKeys) {
    throw new Error('filter "record_modifier" has both \'removeKeys\' and \'allowlistKeys\', ' +
      `got ${JSON.stringify(removeKeys)} and ${JSON.stringify(allowlistKeys)}; give one of them`);
  }
  if (!record && !removeKeys && !allowlistKeys) {
    throw new Error('filter "record_modifier" changes nothing, got no change; give \'record\', \'removeKeys\' or \'allowlistKeys\'');
  }
  return filterEntry('record_modifier', options, { record, remove_key: removeKeys, allowlist_key: allowlistKeys });
}
