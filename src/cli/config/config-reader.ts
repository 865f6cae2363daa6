import { didYouMean } from '../../checks/nearest';

/** Takes a configuration's values apart, telling of every one that is not as it should be, and going on without it. */
export class ConfigReader {
  constructor(readonly refuse: (field: string, message: string) => void) {}

  mapping(field: string, value: unknown, keys: readonly string[]): Readonly<Record<string, unknown>> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse(field, `${describe(field)} must be a mapping with any of ${keys.join(', ')}`);
      return {};
    }
    for (const key of Object.keys(value)) {
      if (!keys.includes(key)) {
        this.refuse(field === '' ? key : `${field}.${key}`, `unknown key "${key}"${didYouMean(key, keys)}; the keys here are ${keys.join(', ')}`);
      }
    }
    return value as Record<string, unknown>;
  }

  list(field: string, value: unknown): readonly unknown[] {
    if (value === undefined || value === '') {
      return [];
    }
    if (!Array.isArray(value)) {
      this.refuse(field, `${describe(field)} must be a list`);
      return [];
    }
    return value;
  }

  text(field: string, value: unknown): string | undefined {
    if (value !== undefined && typeof value !== 'string') {
      this.refuse(field, `${describe(field)} must be a text`);
      return undefined;
    }
    return value;
  }

  choice<T extends string>(field: string, value: unknown, choices: readonly T[]): T | undefined {
    const text = this.text(field, value);
    if (text !== undefined && !choices.includes(text as T)) {
      this.refuse(field, `${describe(field)} is one of ${choices.join(', ')}, got "${text}"${didYouMean(text, choices)}`);
      return undefined;
    }
    return text as T | undefined;
  }

  parsed<T>(field: string, value: unknown, parse: (text: string) => T): T | undefined {
    const text = this.text(field, value);
    try {
      return text === undefined ? undefined : parse(text);
    } catch (error) {
      this.refuse(field, (error as Error).message);
      return undefined;
    }
  }

  day(field: string, value: unknown): string | undefined {
    return this.parsed(field, value, (text) => {
      const date = new Date(`${text}T00:00:00Z`);
      if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) {
        throw new Error(`${describe(field)} must be a day such as 2027-01-31, got "${text}"`);
      }
      return text;
    });
  }
}

function describe(field: string): string {
  return field === '' ? 'the configuration' : `"${field.slice(field.lastIndexOf('.') + 1)}"`;
}
