import { Settings } from './entry';

/** The type that a field of a parsed line gets. */
export enum FluentBitFieldType {
  STRING = 'string',
  INTEGER = 'integer',
  FLOAT = 'float',
  BOOL = 'bool',
  HEX = 'hex',
}

/**
 * How a parser reads what all formats have in common.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/parsers/configuring-parser
 */
export interface FluentBitParserOptions {
  /**
   * The field that holds the line's time.
   *
   * @default - the time at which the line was read
   */
  readonly timeKey?: string;

  /**
   * How the time is written, as for strptime, with %L for fractions of a second.
   *
   * @default - none; required with 'timeKey'
   */
  readonly timeFormat?: string;

  /**
   * Whether the time stays in the record as a field.
   *
   * @default true
   */
  readonly timeKeep?: boolean;

  /**
   * The offset from UTC of times that do not say theirs, such as "+0200".
   *
   * @default - UTC
   */
  readonly timeOffset?: string;

  /**
   * Types of fields, by name.
   *
   * @default - text
   */
  readonly types?: { [field: string]: FluentBitFieldType };
}

/**
 * Makes a record with fields of a line. Whatever names a parser, brings its definition into the configuration: Fluent
 * Bit itself would run on without a parser that it does not know.
 */
export class FluentBitParser {
  /** Access log of Apache httpd, as the image defines it. */
  public static readonly APACHE = FluentBitParser.builtIn('apache');
  /** Access log of Apache httpd in the combined format, as the image defines it. */
  public static readonly APACHE2 = FluentBitParser.builtIn('apache2');
  /** Error log of Apache httpd, as the image defines it. */
  public static readonly APACHE_ERROR = FluentBitParser.builtIn('apache_error');
  /** Access log of nginx, as the image defines it. */
  public static readonly NGINX = FluentBitParser.builtIn('nginx');
  /** Access log of the nginx ingress controller, as the image defines it. */
  public static readonly K8S_NGINX_INGRESS = FluentBitParser.builtIn('k8s-nginx-ingress');
  /** Docker's JSON log files, as the image defines them. */
  public static readonly DOCKER = FluentBitParser.builtIn('docker');
  /** Log files that container runtimes write, as the image defines them. */
  public static readonly CRI = FluentBitParser.builtIn('cri');
  /** Syslog of RFC 5424, as the image defines it. */
  public static readonly SYSLOG_RFC5424 = FluentBitParser.builtIn('syslog-rfc5424');
  /** Syslog of RFC 3164, as the image defines it. */
  public static readonly SYSLOG_RFC3164 = FluentBitParser.builtIn('syslog-rfc3164');
  /** Syslog of RFC 3164 without a host, as the image defines it. */
  public static readonly SYSLOG_RFC3164_LOCAL = FluentBitParser.builtIn('syslog-rfc3164-local');
  /** Log of MongoDB before 4.4, as the image defines it. */
  public static readonly MONGODB = FluentBitParser.builtIn('mongodb');

  /** Lines that are JSON objects. */
  public static json(name: string, options: FluentBitParserOptions = {}): FluentBitParser {
    return FluentBitParser.own(name, { format: 'json' }, options);
  }

  /** Lines of `key=value` pairs. */
  public static logfmt(name: string, options: FluentBitParserOptions = {}): FluentBitParser {
    return FluentBitParser.own(name, { format: 'logfmt' }, options);
  }

  /** Lines of `key:value` pairs, separated by tabs. */
  public static ltsv(name: string, options: FluentBitParserOptions = {}): FluentBitParser {
    return FluentBitParser.own(name, { format: 'ltsv' }, options);
  }

  /**
   * Lines that a regular expression takes apart.
   *
   * @param regex in Ruby's syntax; each named group, `(?<name>...)`, becomes a field
   * @throws when it has no named group, as no line would get a field
   */
  public static regex(name: string, regex: string, options: FluentBitParserOptions = {}): FluentBitParser {
    if (!/\(\?<[A-Za-z_]/.test(regex)) {
      throw new Error(`parser "${name}" makes no field, got "${regex}"; name at least one group, such as (?<message>.*)`);
    }
    return FluentBitParser.own(name, { format: 'regex', regex }, options);
  }

  private static own(name: string, format: Settings, options: FluentBitParserOptions): FluentBitParser {
    checkParserName('parser', name);
    const { timeKey, timeFormat, timeKeep, timeOffset, types } = options;
    if ((timeKey === undefined) !== (timeFormat === undefined)) {
      throw new Error(`parser "${name}" needs both 'timeKey' and 'timeFormat' or none, ` +
        `got ${timeKey === undefined ? `'timeFormat' "${timeFormat}"` : `'timeKey' "${timeKey}"`} alone; give the other one too`);
    }
    return new FluentBitParser(name, {
      ...format,
      time_key: timeKey,
      time_format: timeFormat,
      time_keep: timeKey === undefined ? undefined : timeKeep ?? true,
      time_offset: timeOffset,
      types: types && Object.entries(types).map(([field, type]) => `${field}:${type}`).join(' '),
    });
  }

  private static builtIn(name: string): FluentBitParser {
    return new FluentBitParser(name);
  }

  /** @param _definition undefined for a parser that the image defines. @internal */
  private constructor(
    /** The name that inputs and filters call it by. */
    public readonly name: string,
    /** @internal */ public readonly _definition?: Settings,
  ) {}
}

/** Every parser of conf/parsers.conf in the repository of Fluent Bit: names that own parsers cannot have beside them. */
export const IMAGE_PARSERS: readonly string[] = [
  'apache', 'apache2', 'apache_error', 'nginx', 'k8s-nginx-ingress', 'json', 'logfmt', 'docker', 'docker-daemon', 'syslog-rfc5424',
  'syslog-rfc3164-local', 'syslog-rfc3164', 'mongodb', 'envoy', 'istio-envoy-proxy', 'cri', 'kube-custom', 'filter-kube-test',
];

/** Names stand in lists that commas separate. */
export function checkParserName(kind: string, name: string): void {
  if (!/^[\w.-]+$/.test(name)) {
    throw new Error(`name of a ${kind} cannot stand in a list, got "${name}"; use letters, digits, "-", "_" and "."`);
  }
}
