import * as kplus from 'cdk8s-plus-30';

/** Whether the name of a setting, flag or variable says that its value is a credential. */
export function isCredential(name: string): boolean {
  return CREDENTIAL.test(name) && !NO_CREDENTIAL.test(name);
}

const CREDENTIAL = /passw(or)?d|secret|token|api[-_.]?key|authorization|bearer|private[-_]?key|access[-_]?key|json[-_]credentials|license[-_]?key/i;
const NO_CREDENTIAL = /[-_.](file|path|dir|url|uri|endpoint|name|ttl|expiry|refresh)$|access[-_]?key[-_]?id$|^max[-_]|token[-_]?(path|url|review|expir)/i;

/**
 * @param what names the setting in the error, such as `'clientSecret' of container "auth"`
 * @throws when the value is not a reference into a Secret. The value is not repeated.
 */
export function requireSecret(what: string, value: kplus.EnvValue): kplus.EnvValue {
  if (!value?.valueFrom?.secretKeyRef) {
    throw new Error(`${what} is a secret, got it from elsewhere or in plain text; give kplus.EnvValue.fromSecretValue({ secret, key })`);
  }
  return value;
}

/** @throws when an environment variable whose name says that it is a credential has a value in plain text */
export function refusePlainVariables(container: string, variables: Readonly<Record<string, kplus.EnvValue>> = {}): void {
  const plain = Object.keys(variables).find((name) => isCredential(name) && variables[name]?.value !== undefined);
  if (plain !== undefined) {
    throw new Error(`container "${container}" has a credential in plain text, got variable "${plain}"; give kplus.EnvValue.fromSecretValue({ secret, key })`);
  }
}

/**
 * Refuses credentials among a program's flags: they would stand in the manifest, and in the process list of the node.
 *
 * @throws when a flag whose name says that it is a credential has a value other than a reference to a variable
 */
export function refusePlainArguments(container: string, args: readonly string[] = []): void {
  for (const [i, arg] of args.entries()) {
    const [, flag, value = args[i + 1] ?? ''] = /^--?([\w.-]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (flag !== undefined && isCredential(flag) && !isReference(value)) {
      throw new Error(`container "${container}" has a credential in plain text, got argument "--${flag}"; ` +
        'give it as a variable of the environment, with kplus.EnvValue.fromSecretValue({ secret, key })');
    }
  }
}

/**
 * Refuses credentials in a configuration, which would stand in a ConfigMap.
 *
 * @param reference how the product refers to a variable of the environment, such as "${env:NAME}"
 * @throws when a setting whose name says that it is a credential has a text that refers to no variable. It is not repeated.
 */
export function refusePlainSettings(container: string, settings: unknown, reference: string, path = ''): void {
  if (typeof settings !== 'object' || settings === null) {
    return;
  }
  for (const [key, value] of Object.entries(settings)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string' && value !== '' && isCredential(key) && !REFERENCE.test(value)) {
      throw new Error(`container "${container}" has a credential in plain text, got setting "${at}"; ` +
        `refer to a variable with "${reference}", and give it in 'envVariables' with kplus.EnvValue.fromSecretValue({ secret, key })`);
    }
    refusePlainSettings(container, value, reference, at);
  }
}

/** Of OpenTelemetry and Vector alike: `${NAME}`, `${env:NAME}`, `$NAME`; two signs stand for one. */
const REFERENCE = /(?<!\$)\$(\{[^}]+\}|[A-Za-z_]\w*)/;

/** Whether a text only refers to a variable, or gives no value at all. */
function isReference(value: string): boolean {
  return /^\$\(\w+\)$/.test(value) || value === '' || value.startsWith('-') || /^(true|false)$/.test(value);
}
