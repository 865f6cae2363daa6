import { FluentBitFilterOptions, filterEntry } from './filter-options';
import { Entry } from '../entry';

/**
 * Runs a script on each record.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/filters/lua
 */
export interface FluentBitLuaOptions extends FluentBitFilterOptions {
  /** The script. It stands in the configuration. */
  readonly code: string;

  /** The script's function that takes tag, timestamp and record, and returns code, timestamp and record. */
  readonly call: string;

  /**
   * Fields that stay whole numbers; Lua makes fractions of them otherwise.
   *
   * @default - none
   */
  readonly typeIntKeys?: string[];

  /**
   * Whether the time is given as a table of seconds and nanoseconds, which loses nothing.
   *
   * @default false
   */
  readonly timeAsTable?: boolean;
}

export function lua(options: FluentBitLuaOptions): Entry {
  const { code, call, typeIntKeys = [] } = options;
  const defined = [...code.matchAll(/\bfunction\s+([\w.:]+)|^\s*([\w.]+)\s*=\s*function\b/gm)].map((match) => match[1] ?? match[2]);
  if (!defined.includes(call)) {
    throw new Error(`filter "lua" calls a function that its code does not define, got "${call}"; ` +
      `${defined.length > 0 ? `use one of ${defined.map((name) => `"${name}"`).join(', ')}` : `write "function ${call}(tag, timestamp, record)"`}`);
  }
  return filterEntry('lua', options, {
    call,
    code,
    type_int_key: typeIntKeys.length > 0 ? typeIntKeys.join(' ') : undefined,
    time_as_table: options.timeAsTable,
  });
}
