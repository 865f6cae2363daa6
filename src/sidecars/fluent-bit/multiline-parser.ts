import { Duration } from 'cdk8s';
import { checkParserName } from './parser';

/** One step from a line to the next of a message. */
export interface FluentBitMultilineRule {
  /** The state in which the rule is tried. The first line of a message is looked for in "start_state". */
  readonly state: string;
  /** What the line has to match, in Ruby's syntax. */
  readonly regex: string;
  /** The state in which the next line is read. */
  readonly nextState: string;
}

/**
 * Lines that belong together.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/parsers/multiline-parsing
 */
export interface FluentBitMultilineOptions {
  /** The steps. At least one begins in "start_state". */
  readonly rules: FluentBitMultilineRule[];

  /**
   * How long an unfinished message waits for another line.
   *
   * @default Duration.seconds(1)
   */
  readonly flushTimeout?: Duration;
}

/** Joins lines that are one message, such as a stack trace. */
export class FluentBitMultilineParser {
  /** Stack traces of Java, built into Fluent Bit. */
  public static readonly JAVA = new FluentBitMultilineParser('java');
  /** Stack traces of Go, built into Fluent Bit. */
  public static readonly GO = new FluentBitMultilineParser('go');
  /** Stack traces of Python, built into Fluent Bit. */
  public static readonly PYTHON = new FluentBitMultilineParser('python');
  /** Stack traces of Ruby, built into Fluent Bit. */
  public static readonly RUBY = new FluentBitMultilineParser('ruby');
  /** Messages that Docker has split, built into Fluent Bit. */
  public static readonly DOCKER = new FluentBitMultilineParser('docker');
  /** Messages that a container runtime has split, built into Fluent Bit. */
  public static readonly CRI = new FluentBitMultilineParser('cri');

  /**
   * Lines that regular expressions tell apart.
   *
   * @throws when no rule begins in "start_state", or when a state has no rule: Fluent Bit would not start
   */
  public static regex(name: string, options: FluentBitMultilineOptions): FluentBitMultilineParser {
    checkParserName('multiline parser', name);
    if (BUILT_IN_MULTILINE_PARSERS.includes(name)) {
      throw new Error(`multiline parser "${name}" is built into Fluent Bit already; give yours another name`);
    }
    const states = options.rules.map((rule) => rule.state);
    if (!states.includes('start_state')) {
      throw new Error(`multiline parser "${name}" never begins, got states ${JSON.stringify(states)}; give one rule the 'state' "start_state"`);
    }
    const dangling = options.rules.find((rule) => !states.includes(rule.nextState));
    if (dangling) {
      throw new Error(`multiline parser "${name}" leads to a state without a rule, got 'nextState' "${dangling.nextState}"; ` +
        `use one of ${JSON.stringify([...new Set(states)])}`);
    }
    return new FluentBitMultilineParser(name, {
      name,
      type: 'regex',
      flush_timeout: (options.flushTimeout ?? Duration.seconds(1)).toMilliseconds(),
      rules: options.rules.map(({ state, regex, nextState }) => ({ state, regex, next_state: nextState })),
    });
  }

  /** @param _definition undefined for a parser that is built in. @internal */
  private constructor(
    /** The name that inputs and filters call it by. */
    public readonly name: string,
    /** @internal */ public readonly _definition?: object,
  ) {}
}

export const BUILT_IN_MULTILINE_PARSERS: readonly string[] = ['java', 'go', 'python', 'ruby', 'docker', 'cri'];
