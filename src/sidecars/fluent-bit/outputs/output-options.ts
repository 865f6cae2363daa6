import * as kplus from 'cdk8s-plus-30';
import { secret } from '../credentials';
import { Entry, Settings } from '../entry';

/** What every output can be told. */
export interface FluentBitOutputOptions {
  /**
   * Tags of the records that are sent, with "*" for any text.
   *
   * @default - "*": all of them
   */
  readonly match?: string;

  /**
   * A name for metrics and messages of the output; unlike that of any other.
   *
   * @default - the plugin's name and a number
   */
  readonly alias?: string;

  /**
   * How often a delivery that failed is tried again before its records are given up.
   *
   * @default - until it succeeds, while the sidecar's buffer has room; Fluent Bit itself would try once more and give up
   */
  readonly retryLimit?: number;

  /**
   * Threads that deliver.
   *
   * @default - as many as the plugin has
   */
  readonly workers?: number;
}

/** How an output connects to a server. */
export interface FluentBitServerOptions extends FluentBitOutputOptions {
  /**
   * Whether the server's certificate is checked.
   *
   * @default true
   */
  readonly tlsVerify?: boolean;

  /**
   * Path of a file with the certificates of the authorities to trust. Mount it with 'volumeMounts' of the sidecar.
   *
   * @default - those that the image trusts
   */
  readonly tlsCaFile?: string;

  /**
   * The name to ask the server for (SNI).
   *
   * @default - the host
   */
  readonly tlsVhost?: string;

  /**
   * Path of a file with the client's certificate.
   *
   * @default - none
   */
  readonly tlsCrtFile?: string;

  /**
   * Path of a file with the client's private key.
   *
   * @default - none
   */
  readonly tlsKeyFile?: string;

  /**
   * Password of the client's private key, out of a Secret.
   *
   * @default - none
   */
  readonly tlsKeyPasswd?: kplus.EnvValue;
}

/** The entry of an output: the common keys around its own. */
export function outputEntry(plugin: string, options: FluentBitOutputOptions, own: Settings, more: Partial<Entry> = {}): Entry {
  return {
    plugin,
    settings: {
      match: options.match ?? '*',
      alias: options.alias,
      ...own,
      retry_limit: options.retryLimit ?? 'no_limits',
      workers: options.workers,
    },
    ...more,
  };
}

/** Keys for TLS; any option of it says that TLS is wanted. */
export function tlsSettings(plugin: string, options: FluentBitServerOptions, tls: boolean | undefined, byDefault = false): Settings {
  const { tlsVerify, tlsCaFile, tlsVhost, tlsCrtFile, tlsKeyFile, tlsKeyPasswd } = options;
  if ((tlsCrtFile === undefined) !== (tlsKeyFile === undefined)) {
    throw new Error(`output "${plugin}" has half of a client's certificate, got only '${tlsCrtFile === undefined ? 'tlsKeyFile' : 'tlsCrtFile'}'; ` +
      'give both \'tlsCrtFile\' and \'tlsKeyFile\'');
  }
  const details: Settings = {
    'tls.verify': tlsVerify,
    'tls.ca_file': tlsCaFile,
    'tls.vhost': tlsVhost,
    'tls.crt_file': tlsCrtFile,
    'tls.key_file': tlsKeyFile,
    'tls.key_passwd': secret(`'tlsKeyPasswd' of output "${plugin}"`, tlsKeyPasswd),
  };
  const given = Object.values(details).some((value) => value !== undefined);
  const on = tls ?? (byDefault || given);
  if (!on && given) {
    throw new Error(`output "${plugin}" has TLS off beside options of TLS, got 'tls' false; leave 'tls' out or take the options out`);
  }
  return { tls: on || byDefault ? on : undefined, ...details };
}
