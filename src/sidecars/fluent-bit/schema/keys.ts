/** What Fluent Bit reads a key's value as. */
export type KeyType = 'text' | 'boolean' | 'integer' | 'number' | 'size' | 'time' | 'list' | 'retries' | readonly string[];

export type Keys = Readonly<Record<string, KeyType>>;

export type Section = 'input' | 'filter' | 'output';

/** A plugin's own keys, and the page that documents them. */
export interface PluginSchema {
  readonly page: string;
  readonly keys: Keys;
  /** Keys without which Fluent Bit exits; where one of several will do, they are in one list. */
  readonly required?: readonly (readonly string[])[];
  /** Keys that begin like this are passed on to something else. */
  readonly prefix?: string;
}

/** Keys by type: each text is a list of names. */
export function keys(byType: Partial<Record<Exclude<KeyType, readonly string[]>, string>>, choices: Keys = {}): Keys {
  const result: Record<string, KeyType> = {};
  for (const [type, names] of Object.entries(byType)) {
    for (const name of names.split(' ')) {
      result[name] = type as KeyType;
    }
  }
  return { ...result, ...choices };
}

export const TLS_KEYS: Keys = keys({
  boolean: 'tls tls.verify tls.verify_hostname',
  integer: 'tls.debug',
  text: 'tls.ca_file tls.ca_path tls.crt_file tls.key_file tls.key_passwd tls.vhost tls.min_version tls.max_version tls.ciphers',
});
