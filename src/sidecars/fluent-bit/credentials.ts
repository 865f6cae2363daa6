import * as kplus from 'cdk8s-plus-30';
import { FromEnv } from './entry';
import { isCredential } from '../plain-secrets';

/**
 * A credential that only a Secret may hold.
 *
 * @param what names it in the error, such as `'httpPasswd' of output "loki"`
 * @throws when it would be plain text in a manifest. The text is not repeated.
 */
export function secret(what: string, value: kplus.EnvValue | undefined, before?: string): FromEnv | undefined {
  if (value === undefined) {
    return undefined;
  }
  const source = sourceOf(value);
  if (source !== 'secretKeyRef') {
    throw new Error(`${what} is a secret, got it ${source === undefined ? 'in plain text' : `from a ${source}`}; ` +
      'give kplus.EnvValue.fromSecretValue({ secret, key })');
  }
  return new FromEnv(value, before);
}

/** Something that people keep beside a credential, such as the user's name, and that need not be secret. */
export function variable(what: string, value: kplus.EnvValue | undefined): FromEnv | undefined {
  if (typeof value === 'string') {
    throw new Error(`${what} is no environment value, got a string; give kplus.EnvValue.fromValue(...) or kplus.EnvValue.fromSecretValue(...)`);
  }
  return value && new FromEnv(value);
}

/**
 * HTTP headers as Fluent Bit takes them.
 *
 * @throws when a header that carries a credential is given in plain text
 */
export function headers(
  what: string,
  plain: Readonly<Record<string, string>> = {},
  secrets: Readonly<Record<string, kplus.EnvValue>> = {},
): (string | FromEnv)[] | undefined {
  const credential = Object.keys(plain).find((name) => isCredential(name) && !isReference(plain[name]));
  if (credential !== undefined) {
    throw new Error(`header "${credential}" of ${what} carries a secret, got it in plain text; give it in 'secretHeaders'`);
  }
  const list = [
    ...Object.entries(plain).map(([name, value]) => `${name} ${value}`),
    ...Object.entries(secrets).map(([name, value]) => secret(`header "${name}" of ${what}`, value, `${name} `)!),
  ];
  return list.length > 0 ? list : undefined;
}

/** Whether a text is nothing but a reference to a variable of the environment. */
export function isReference(text: unknown): boolean {
  return typeof text === 'string' && /^([A-Za-z]+ )?\$\{\w+\}$/.test(text);
}

function sourceOf(value: kplus.EnvValue): string | undefined {
  const from = typeof value === 'object' ? value.valueFrom : undefined;
  return from && Object.keys(from).find((key) => from[key] !== undefined);
}
