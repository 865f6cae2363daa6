import { Duration, Size } from 'cdk8s';
import { STATE_DIRECTORY } from '../directories';
import { Entry } from '../entry';
import { FluentBitMultilineParser } from '../multiline-parser';
import { FluentBitParser } from '../parser';
import { secondsOf, sizeOf } from '../units';

/**
 * How log files are read.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/inputs/tail
 */
export interface FluentBitReadOptions {
  /**
   * Makes a record with fields of each line.
   *
   * @default - the whole line becomes the field "log"
   */
  readonly parser?: FluentBitParser;

  /**
   * Join lines that are one message; the first that knows a line does. Excludes 'parser': take a parser filter instead.
   *
   * @default - each line is a message
   */
  readonly multilineParsers?: FluentBitMultilineParser[];

  /**
   * Patterns of files that are not read.
   *
   * @default - none
   */
  readonly excludePath?: string[];

  /**
   * The field that holds the whole line where there is no parser.
   *
   * @default "log"
   */
  readonly key?: string;

  /**
   * The field that gets the file's path.
   *
   * @default - none
   */
  readonly pathKey?: string;

  /**
   * How often new files are looked for. Whatever is written to a new file and ends before that is not read.
   *
   * @default Duration.seconds(1)
   */
  readonly refreshInterval?: Duration;

  /**
   * Whether files that are there already when Fluent Bit starts for the first time are read from their beginning.
   *
   * @default true
   */
  readonly readFromHead?: boolean;

  /**
   * The longest line. Longer ones are skipped, and the rest of the file is read on.
   *
   * @default Size.mebibytes(1)
   */
  readonly bufferMaxSize?: Size;

  /**
   * Whether empty lines are skipped.
   *
   * @default false
   */
  readonly skipEmptyLines?: boolean;

  /**
   * How long a file is still read after it has been renamed.
   *
   * @default Duration.seconds(5)
   */
  readonly rotateWait?: Duration;

  /**
   * Whether changes of files are told by the kernel. On a network file system they are not.
   *
   * @default true
   */
  readonly inotifyWatcher?: boolean;
}

/** Reads files. */
export interface FluentBitTailOptions extends FluentBitReadOptions {
  /** Paths of the files in the sidecar, with "*" for any text. Mount their volume with 'volumeMounts' of the sidecar. */
  readonly path: string[];

  /**
   * The tag of the records.
   *
   * @default "tail"
   */
  readonly tag?: string;

  /**
   * A name for metrics and messages of the input; unlike that of any other.
   *
   * @default - the plugin's name and a number
   */
  readonly alias?: string;
}

/** @throws when a path is not absolute, or when both kinds of parser are given */
export function tail(options: FluentBitTailOptions): Entry {
  const { path, parser, multilineParsers = [] } = options;
  const what = 'input "tail"';
  if (path.length === 0) {
    throw new Error(`${what} has nothing to read, got an empty 'path'; give at least one path`);
  }
  const relative = path.find((p) => !p.startsWith('/'));
  if (relative !== undefined) {
    throw new Error(`${what} has a path that is not absolute, got "${relative}"; give one that begins with "/"`);
  }
  if (parser && multilineParsers.length > 0) {
    throw new Error(`${what} has both kinds of parser, got 'parser' "${parser.name}" and 'multilineParsers'; join lines here and parse them with FluentBitFilter.parser()`);
  }
  return {
    plugin: 'tail',
    parsers: parser ? [parser] : [],
    multilineParsers,
    settings: {
      'alias': options.alias,
      'tag': options.tag ?? 'tail',
      'path': path.join(','),
      'exclude_path': options.excludePath?.join(','),
      'parser': parser?.name,
      'multiline.parser': multilineParsers.length > 0 ? multilineParsers.map((p) => p.name).join(',') : undefined,
      'key': options.key,
      'path_key': options.pathKey,
      'refresh_interval': secondsOf(`'refreshInterval' of ${what}`, options.refreshInterval ?? Duration.seconds(1)),
      'read_from_head': options.readFromHead ?? true,
      'skip_long_lines': true,
      'buffer_max_size': sizeOf(options.bufferMaxSize ?? Size.mebibytes(1)),
      'skip_empty_lines': options.skipEmptyLines,
      'rotate_wait': secondsOf(`'rotateWait' of ${what}`, options.rotateWait),
      'inotify_watcher': options.inotifyWatcher,
    },
  };
}

/** The database of the input that has a number among those that read files: how far each file has been read. */
export function tailDatabase(number: number): string {
  return `${STATE_DIRECTORY}/tail-${number}.db`;
}
