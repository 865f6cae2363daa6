import * as kplus from 'cdk8s-plus-30';
import { isReference, secret } from './credentials';
import { Setting, Settings } from './entry';
import { isCredential } from '../plain-secrets';
import { Section } from './schema/keys';

/** A plugin by its keys. */
export interface FluentBitCustomOptions {
  /**
   * Keys and values as Fluent Bit names them: text, numbers, booleans, or lists of text for keys that may be repeated.
   * `${NAME}` stands for a variable of the sidecar's 'envVariables'.
   *
   * @default - none
   */
  readonly settings?: { [key: string]: any };

  /**
   * Keys whose values come out of Secrets.
   *
   * @default - none
   */
  readonly secrets?: { [key: string]: kplus.EnvValue };

  /**
   * Whether names and keys that this library does not know are taken as they are, for a version of Fluent Bit that has more of
   * them, or an image with plugins of its own. What Fluent Bit does not know keeps the pod from starting.
   *
   * @default false
   */
  readonly unchecked?: boolean;
}

/** @throws on credentials in plain text, and on values that are no setting */
export function customSettings(section: Section, plugin: string, options: FluentBitCustomOptions): Settings {
  if (!/^[\w-]+$/.test(plugin)) {
    throw new Error(`${section} has no name, got "${plugin}"; give the name of a plugin, such as "nats"`);
  }
  const settings: Record<string, Setting | undefined> = {};
  for (const [key, value] of Object.entries(options.settings ?? {})) {
    if (RESERVED.has(key.toLowerCase())) {
      throw new Error(`${section} "${plugin}" has '${key}' among its 'settings', got ${JSON.stringify(value)}; give it as an option of its own`);
    }
    if (!isSetting(value)) {
      throw new Error(`${section} "${plugin}" has a '${key}' that is no setting, got ${JSON.stringify(value)}; give text, a number, true, false or a list of texts`);
    }
    if ((isCredential(key) && !isReference(value)) || headerWithCredential(key, value)) {
      throw new Error(`'${key}' of ${section} "${plugin}" is a secret, got it in plain text; give it in 'secrets'`);
    }
    // Fluent Bit does not tell case apart
    settings[key.toLowerCase()] = value;
  }
  for (const [key, value] of Object.entries(options.secrets ?? {})) {
    settings[key.toLowerCase()] = secret(`'${key}' of ${section} "${plugin}"`, value);
  }
  return settings;
}

const RESERVED = new Set(['name', 'match', 'alias', 'tag', 'retry_limit', 'workers']);

function isSetting(value: unknown): value is Setting {
  return Array.isArray(value) ? value.every((item) => typeof item === 'string') : ['string', 'number', 'boolean'].includes(typeof value);
}

function headerWithCredential(key: string, value: Setting): boolean {
  return /^headers?$/i.test(key) && [value].flat().some((item) => {
    const [name, ...rest] = String(item).split(' ');
    return isCredential(name) && !isReference(rest.join(' '));
  });
}
