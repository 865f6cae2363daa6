import { Entry, Settings } from '../entry';

/** What every filter can be told. */
export interface FluentBitFilterOptions {
  /**
   * Tags of the records that the filter sees, with "*" for any text.
   *
   * @default - "*": all of them
   */
  readonly match?: string;
}

export function filterEntry(plugin: string, options: FluentBitFilterOptions, own: Settings, more: Partial<Entry> = {}): Entry {
  return { plugin, settings: { match: options.match ?? '*', ...own }, ...more };
}

/**
 * Pairs as Fluent Bit takes them: the key up to the first space, then the value.
 *
 * @throws when a key has a space, or a value is empty: Fluent Bit would not start
 */
export function pairs(what: string, map: Readonly<Record<string, string>> | undefined): string[] | undefined {
  const list = Object.entries(map ?? {}).map(([key, value]) => {
    if (key === '' || /\s/.test(key)) {
      throw new Error(`${what} has a key that cannot be told from its value, got "${key}"; give one without a space`);
    }
    if (value.trim() === '') {
      throw new Error(`${what} has no value for "${key}", got ${JSON.stringify(value)}; give a value`);
    }
    return `${key} ${value}`;
  });
  return filled(list);
}

export function filled(list: readonly string[] | undefined): string[] | undefined {
  return list && list.length > 0 ? [...list] : undefined;
}
