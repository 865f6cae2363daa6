import { FluentBitCustomOptions, customSettings } from '../custom';
import { Entry } from '../entry';

/** An input that this library has no options for, or a known one with keys that it does not offer. */
export interface FluentBitCustomInputOptions extends FluentBitCustomOptions {
  /**
   * The tag of the records.
   *
   * @default - as the plugin says
   */
  readonly tag?: string;

  /**
   * A name for metrics and messages of the input; unlike that of any other.
   *
   * @default - the plugin's name and a number
   */
  readonly alias?: string;
}

export function customInput(plugin: string, options: FluentBitCustomInputOptions): Entry {
  const own = customSettings('input', plugin, options);
  return { plugin: plugin.toLowerCase(), settings: { alias: options.alias, tag: options.tag, ...own }, unchecked: options.unchecked };
}
