import * as kplus from 'cdk8s-plus-30';
import { FluentBitServerOptions, outputEntry, tlsSettings } from './output-options';
import { headers, secret, variable } from '../credentials';
import { Entry } from '../entry';

/** What a line in Loki is made of. */
export enum FluentBitLokiLineFormat {
  JSON = 'json',
  KEY_VALUE = 'key_value',
}

/**
 * Sends to Grafana Loki.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/loki
 */
export interface FluentBitLokiOptions extends FluentBitServerOptions {
  /** The server's name or address, without a path. */
  readonly host: string;

  /**
   * The server's port.
   *
   * @default 3100
   */
  readonly port?: number;

  /**
   * The path that logs are sent to.
   *
   * @default "/loki/api/v1/push"
   */
  readonly uri?: string;

  /**
   * Whether to use TLS.
   *
   * @default - only when another option of TLS is given
   */
  readonly tls?: boolean;

  /**
   * Labels of the stream, by name. A value that begins with "$" is taken from the record, such as `$kubernetes['pod_name']`.
   *
   * @default - `job="fluentbit"`
   */
  readonly labels?: { [name: string]: string };

  /**
   * Fields of the record that become labels of the same name, each beginning with "$".
   *
   * @default - none
   */
  readonly labelKeys?: string[];

  /**
   * Fields that are taken out of the record.
   *
   * @default - none
   */
  readonly removeKeys?: string[];

  /**
   * What the line is made of.
   *
   * @default FluentBitLokiLineFormat.JSON
   */
  readonly lineFormat?: FluentBitLokiLineFormat;

  /**
   * Whether the line is the field's value alone where the record has a single field left.
   *
   * @default false
   */
  readonly dropSingleKey?: boolean;

  /**
   * The tenant, where Loki serves several.
   *
   * @default - none
   */
  readonly tenantId?: string;

  /**
   * The user's name for basic authentication.
   *
   * @default - none
   */
  readonly httpUser?: kplus.EnvValue;

  /**
   * The user's password, out of a Secret.
   *
   * @default - none
   */
  readonly httpPasswd?: kplus.EnvValue;

  /**
   * A bearer token, out of a Secret.
   *
   * @default - none
   */
  readonly bearerToken?: kplus.EnvValue;

  /**
   * Headers that carry no secret, by name.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: string };

  /**
   * Headers whose values come out of Secrets, by name.
   *
   * @default - none
   */
  readonly secretHeaders?: { [name: string]: kplus.EnvValue };
}

export function loki(options: FluentBitLokiOptions): Entry {
  return outputEntry('loki', options, {
    host: options.host,
    port: options.port ?? 3100,
    uri: options.uri,
    ...tlsSettings('loki', options, options.tls),
    http_user: variable('\'httpUser\' of output "loki"', options.httpUser),
    http_passwd: secret('\'httpPasswd\' of output "loki"', options.httpPasswd),
    bearer_token: secret('\'bearerToken\' of output "loki"', options.bearerToken),
    tenant_id: options.tenantId,
    header: headers('output "loki"', options.headers, options.secretHeaders),
    labels: labels(options.labels),
    label_keys: labelKeys(options.labelKeys),
    remove_keys: options.removeKeys?.join(','),
    line_format: options.lineFormat ?? FluentBitLokiLineFormat.JSON,
    drop_single_key: options.dropSingleKey,
  });
}

function labels(byName: Readonly<Record<string, string>> = {}): string | undefined {
  const pairs = Object.entries(byName).map(([name, value]) => {
    if (!/^[A-Za-z_]\w*$/.test(name)) {
      throw new Error(`output "loki" has a label that Loki does not take, got "${name}"; use letters, digits and "_", such as "${name.replace(/\W/g, '_')}"`);
    }
    if (value === '' || value.includes(',')) {
      throw new Error(`output "loki" has a label "${name}" that cannot stand in a list, got "${value}"; give a value without a comma`);
    }
    return `${name}=${value}`;
  });
  return pairs.length > 0 ? pairs.join(', ') : undefined;
}

function labelKeys(names: readonly string[] = []): string | undefined {
  const wrong = names.find((name) => !name.startsWith('$'));
  if (wrong !== undefined) {
    throw new Error(`output "loki" has a label key that is no field of the record, got "${wrong}"; write it as "$${wrong}"`);
  }
  return names.length > 0 ? names.join(', ') : undefined;
}
