import { parseArgs } from 'node:util';
import { Command, OptionSpec, UsageError } from './command';
import { didYouMean } from '../checks/nearest';

/** A command's arguments, checked against its options. */
export class Invocation {
  constructor(
    readonly positionals: readonly string[],
    /** Options in the order given; the value of a flag is empty. */
    readonly given: readonly { readonly name: string; readonly value: string }[],
  ) {}

  flag(name: string): boolean {
    return this.given.some((option) => option.name === name);
  }

  value(name: string): string | undefined {
    return this.given.find((option) => option.name === name)?.value;
  }
}

/** @throws UsageError for an unknown option, a missing, superfluous or unknown value, and a repeated option that cannot repeat */
export function parseInvocation(command: Command, args: readonly string[]): Invocation {
  const options: Record<string, OptionSpec> = { ...command.options, help: HELP };
  const { tokens, positionals } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(Object.entries(options).map(([name, spec]) =>
      [name, { type: spec.value ? 'string' as const : 'boolean' as const, multiple: true, ...(spec.short ? { short: spec.short } : {}) }])),
  });
  const given: { name: string; value: string }[] = [];
  for (const token of tokens) {
    if (token.kind === 'option') {
      const spec = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
      if (!spec) {
        const guess = token.rawName.startsWith('--') ? didYouMean(token.rawName, Object.keys(options).map((name) => `--${name}`)) : '';
        throw new UsageError(`unknown option "${token.rawName}"${guess}`);
      }
      given.push({ name: token.name, value: checkedValue(token.name, spec, token.value) });
    }
  }
  for (const [name, spec] of Object.entries(options)) {
    if (!spec.repeat && given.filter((option) => option.name === name).length > 1 && spec.value) {
      throw new UsageError(`--${name} is given more than once; give it once`);
    }
  }
  return new Invocation(positionals, given);
}

export const HELP: OptionSpec = { description: 'Show this help', short: 'h' };

function checkedValue(name: string, spec: OptionSpec, value: string | undefined): string {
  if (!spec.value) {
    if (value !== undefined) {
      throw new UsageError(`--${name} takes no value, got "${value}"`);
    }
    return '';
  }
  if (value === undefined || value === '') {
    throw new UsageError(`--${name} needs a value, such as --${name} ${spec.choices ? spec.choices[0] : spec.value}`);
  }
  if (spec.choices && !spec.choices.includes(value)) {
    throw new UsageError(`--${name} is one of ${spec.choices.join(', ')}, got "${value}"${didYouMean(value, spec.choices)}`);
  }
  return value;
}
