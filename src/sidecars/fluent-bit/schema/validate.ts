import { FILTER_KEYS, FILTERS } from './filters';
import { INPUT_KEYS, INPUTS } from './inputs';
import { Keys, KeyType, PluginSchema, Section } from './keys';
import { OUTPUT_KEYS, OUTPUTS } from './outputs';
import { PLUGIN_NAMES } from './plugin-names';
import { nearest } from '../../../checks/nearest';
import { FromEnv, Setting, Settings } from '../entry';

const COMMON: Readonly<Record<Section, Keys>> = { input: INPUT_KEYS, filter: FILTER_KEYS, output: OUTPUT_KEYS };
const PLUGINS: Readonly<Record<Section, Readonly<Record<string, PluginSchema>>>> = { input: INPUTS, filter: FILTERS, output: OUTPUTS };

/**
 * Finds what makes Fluent Bit exit, and with it keeps the whole pod from starting: misspelt plugins, keys that the plugin does
 * not know or needs, and values that it cannot read. Of a plugin that is not in the tables, only the common keys are checked.
 *
 * @throws on the first mistake
 */
export function validatePlugin(section: Section, plugin: string, settings: Settings): void {
  const schema = PLUGINS[section][plugin];
  if (!schema && !PLUGIN_NAMES[section].includes(plugin)) {
    refuseMisspelling(section, plugin);
  }
  const known = { ...COMMON[section], ...schema?.keys };
  for (const [key, value] of Object.entries(settings)) {
    if (value === undefined) {
      continue;
    }
    const type = known[key];
    if (type !== undefined) {
      validateValue(`${section} "${plugin}"`, key, type, value);
    } else if (schema && !(schema.prefix && key.startsWith(schema.prefix))) {
      throw new Error(`${section} "${plugin}" knows no such key, got "${key}"; ${didYouMean(key, Object.keys(known))}, see ${schema.page}`);
    }
  }
  const missing = schema?.required?.find((keys) => keys.every((key) => settings[key] === undefined));
  if (missing) {
    throw new Error(`${section} "${plugin}" lacks what it does not start without, got no '${missing.join('\' or \'')}'; give it, see ${schema!.page}`);
  }
}

/** It may be a plugin of the user's own image; one that is nearly called like one of Fluent Bit's is more likely a mistake. */
function refuseMisspelling(section: Section, plugin: string): void {
  const near = nearest(plugin, PLUGIN_NAMES[section]);
  if (near !== undefined) {
    throw new Error(`Fluent Bit has no ${section} of that name, got "${plugin}"; did you mean "${near}", or set 'unchecked' for a plugin of your own image`);
  }
}

/** @throws on the first key or value that Fluent Bit would ignore or refuse */
export function validateSettings(what: string, settings: Settings, known: Keys): void {
  for (const [key, value] of Object.entries(settings)) {
    if (known[key] === undefined) {
      throw new Error(`${what} knows no such key, got "${key}"; ${didYouMean(key, Object.keys(known))}`);
    }
    if (value !== undefined) {
      validateValue(what, key, known[key], value);
    }
  }
}

const PATTERNS: Partial<Record<string, readonly [RegExp, string]>> = {
  boolean: [/^(on|off|true|false|yes|no)$/i, 'give true or false'],
  integer: [/^-?\d+$/, 'give a whole number'],
  number: [/^\d+(\.\d+)?$/, 'give a number'],
  size: [/^(-?\d+(\.\d+)?([kmg]b?)?|false)$/i, 'give a size such as "10M"'],
  time: [/^\d+(\.\d+)?(ns|us|ms|[smhd])?$/i, 'give a time such as "10s"'],
  retries: [/^(\d+|no_limits|no_retries|false|off)$/i, 'give a number, "no_limits" or "no_retries"'],
};

function validateValue(what: string, key: string, type: KeyType, value: Setting): void {
  const refused = (repair: string) => new Error(`${what} has a bad '${key}', got ${JSON.stringify(value)}; ${repair}`);
  if (Array.isArray(value) && type !== 'list') {
    throw refused('give a single value');
  }
  // what the environment holds shows only when the container runs
  if (value instanceof FromEnv || Array.isArray(value) || String(value).includes('${')) {
    return;
  }
  const text = String(value);
  if (key === 'port' && !(Number(text) >= 1 && Number(text) <= 65535)) {
    throw refused('give a port from 1 to 65535');
  }
  if (key === 'host' && /[\s/@]|^[^:]*:\d*$/.test(text)) {
    // what stands in front of an "@" may be a password
    throw new Error(`${what} has a bad 'host', got ${JSON.stringify(text.replace(/^.*@/, '...@'))}; give a name or an address, and the port in 'port'`);
  }
  if (typeof type !== 'string') {
    if (!type.some((choice) => choice.toLowerCase() === text.toLowerCase())) {
      throw refused(`give one of ${type.map((choice) => `"${choice}"`).join(', ')}`);
    }
    return;
  }
  const [pattern, repair] = PATTERNS[type] ?? [];
  if (pattern && !pattern.test(text)) {
    throw refused(repair!);
  }
  if (text.trim() === '') {
    throw refused('give a value, or leave it out');
  }
}

function didYouMean(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  return near === undefined ? 'leave it out' : `did you mean "${near}"`;
}
