import { FluentBitFilterOptions, filterEntry } from './filter-options';
import { FluentBitCustomOptions, customSettings } from '../custom';
import { Entry } from '../entry';

/** A filter that this library has no options for, or a known one with keys that it does not offer. */
export interface FluentBitCustomFilterOptions extends FluentBitFilterOptions, FluentBitCustomOptions {}

export function customFilter(plugin: string, options: FluentBitCustomFilterOptions): Entry {
  return filterEntry(plugin.toLowerCase(), options, customSettings('filter', plugin, options), { unchecked: options.unchecked });
}
