import * as kplus from 'cdk8s-plus-30';
import { Entry, FromEnv, Setting } from './entry';

/** Gives every value that comes from the environment a variable, with a name that tells what it is for. */
export class Environment {
  readonly variables = new Map<string, kplus.EnvValue>();

  constructor(given: Readonly<Record<string, kplus.EnvValue>>) {
    for (const [name, value] of Object.entries(given)) {
      if (!/^[A-Za-z_]\w*$/.test(name)) {
        throw new Error(`variable "${name}" cannot be referred to in Fluent Bit's configuration; use letters, digits and "_"`);
      }
      this.variables.set(name, value);
    }
  }

  /** The entry's settings with references in place of values, and what they refer to in `variables`. */
  resolve(entry: Entry): Record<string, unknown> {
    entry.podFields?.forEach(({ env, value }) => this.add(env, value));
    const resolved: Record<string, unknown> = { name: entry.plugin };
    for (const [key, setting] of Object.entries(entry.settings)) {
      if (setting !== undefined) {
        const owner = String(entry.settings.alias ?? entry.plugin);
        resolved[key] = this.value(key.startsWith(`${owner}_`) ? key : `${owner}_${key}`, setting);
      }
    }
    return resolved;
  }

  private value(name: string, setting: Setting): unknown {
    if (Array.isArray(setting)) {
      return setting.map((item) => this.value(name, item));
    }
    if (!(setting instanceof FromEnv)) {
      return setting;
    }
    const { value, before } = setting;
    return `${before}\${${this.assign(`${name}_${before}`, value)}}`;
  }

  private assign(text: string, value: kplus.EnvValue): string {
    const base = text.toUpperCase().replace(/[^A-Z0-9]+/g, '_').replace(/^_+|_+$/g, '').replace(/^(\d)/, '_$1');
    let name = base;
    for (let number = 2; this.variables.has(name) && !same(this.variables.get(name)!, value); number++) {
      name = `${base}_${number}`;
    }
    this.variables.set(name, value);
    return name;
  }

  private add(name: string, value: kplus.EnvValue): void {
    const taken = this.variables.get(name);
    if (taken && !same(taken, value)) {
      throw new Error(`variable "${name}" of 'envVariables' has a name that the configuration uses for a field of the pod, got another value; rename it`);
    }
    this.variables.set(name, taken ?? value);
  }
}

/**
 * @param settings with references in place of values
 * @throws when a text refers to a variable that nobody sets: Fluent Bit would put nothing in its place
 */
export function checkReferences(settings: unknown, variables: ReadonlyMap<string, unknown>): void {
  if (typeof settings === 'string') {
    for (const [reference, name] of settings.matchAll(/\$\{([^}]*)\}/g)) {
      if (!variables.has(name) && !/^(KUBERNETES_|HOSTNAME$)/.test(name)) {
        throw new Error(`configuration refers to a variable that is not set, got "${reference}"; give "${name}" in 'envVariables'`);
      }
    }
  } else if (typeof settings === 'object' && settings !== null) {
    Object.values(settings).forEach((value) => checkReferences(value, variables));
  }
}

function same(one: kplus.EnvValue, other: kplus.EnvValue): boolean {
  return one === other || (one.value === other.value && JSON.stringify(one.valueFrom) === JSON.stringify(other.valueFrom));
}
