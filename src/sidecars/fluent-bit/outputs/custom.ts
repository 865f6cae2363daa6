import { FluentBitCustomOptions, customSettings } from '../custom';
import { Entry } from '../entry';
import { FluentBitOutputOptions, outputEntry } from './output-options';

/** An output that this library has no options for, or a known one with keys that it does not offer. */
export interface FluentBitCustomOutputOptions extends FluentBitOutputOptions, FluentBitCustomOptions {}

export function customOutput(plugin: string, options: FluentBitCustomOutputOptions): Entry {
  return outputEntry(plugin.toLowerCase(), options, customSettings('output', plugin, options), { unchecked: options.unchecked });
}
