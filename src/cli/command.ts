import { Invocation } from './invocation';
import { Io } from './io';

/** One subcommand, in `commands/<name>.ts`, exported as `command`. */
export interface Command {
  readonly name: string;
  /** One line, for the overview. */
  readonly summary: string;
  /** What follows the command's name in its usage line, such as `[PATH...|-]`. */
  readonly usage: string;
  /** By long name, without the dashes. `--help` is added. */
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Paragraphs that `--help` shows after the options. */
  readonly notes?: string;
  /**
   * Does the work.
   *
   * @returns the exit code: 0 clean, 1 findings, 2 usage or unreadable input
   * @throws UsageError when the arguments make no sense
   */
  run(invocation: Invocation, io: Io): number | Promise<number>;
}

export interface OptionSpec {
  readonly description: string;
  /** Placeholder of the option's value, such as `FILE`. @default - a flag, without a value */
  readonly value?: string;
  /** The only values that are taken. @default - any */
  readonly choices?: readonly string[];
  /** May be given more than once. @default false */
  readonly repeat?: boolean;
  /** One letter. @default - none */
  readonly short?: string;
}

/** A complaint about the command line: told without a stack trace, exit code 2. */
export class UsageError extends Error {}
