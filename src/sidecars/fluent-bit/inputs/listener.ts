import { Entry, Settings } from '../entry';

/** An input that other containers of the pod send to. */
export interface FluentBitListenerOptions {
  /**
   * The address to listen on. At "0.0.0.0", other pods can send too.
   *
   * @default "127.0.0.1"
   */
  readonly listen?: string;

  /**
   * A name for metrics and messages of the input; unlike that of any other.
   *
   * @default - the plugin's name and a number
   */
  readonly alias?: string;
}

export function listener(plugin: string, options: FluentBitListenerOptions, port: number, own: Settings): Entry {
  return { plugin, settings: { alias: options.alias, listen: options.listen ?? '127.0.0.1', port, ...own } };
}
