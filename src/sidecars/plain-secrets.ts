import * as kplus from 'cdk8s-plus-30';

/** Whether the name of a setting, flag or variable says that its value is a credential. */
export function isCredential(name: string): boolean {
  return CREDENTIAL.test(name) && !NO_CREDENTIAL.test(name);
}

const CREDENTIAL = new RegExp('passw(or)?d|secret|token|api[-_.]?key|authorization|(?<!oauth)bearer|private[-_]?key|access[-_]?key|shared[-_]?key|license[-_]?key|' +
  'json[-_]credentials|cloud[-_]auth|connection[-_]string', 'i');
const NO_CREDENTIAL = new RegExp('[-_.](file|path|dir|url|uri|endpoint|location|name|field|ttl|expiry|refresh)$|access[-_]?key[-_]?id$|^max[-_]|' +
  'token[-_]?(path|url|endpoint|review|expir)|^empty_shared_key$', 'i');

/** Whether a text is a URL, or part of one, with a password or another credential in it. References to variables are none. */
export function carriesCredential(text: string): boolean {
  if (!/[@=]/.test(text) || /\s/.test(text)) {
    return false;
  }
  const url = text.replace(/\$(\{[^}]*\}|\([^)]*\)|[A-Za-z_]\w*)/g, '$');
  return /\b[a-z][a-z0-9+.-]*:\/\/[^/?#@:]*:(?!\$)[^/?#@]+@/i.test(url)
    || isToken(/:\/\/([^/?#@:]+)@/.exec(url)?.[1] ?? '')
    || [...url.matchAll(/[?&]([\w.-]+)=(?!\$)[^&#]/g)].some(([, name]) => isCredential(name));
}

/**
 * Whether a text is a token by the prefix that GitHub and GitLab begin their own with
 * (https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats,
 * https://docs.gitlab.com/security/tokens/#token-prefixes).
 */
export function isToken(text: string): boolean {
  return /^(gh[opusr]_|github_pat_|gl(pat|dt|cbt)-)[\w.-]{16,}$/.test(text);
}

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

/** @throws when an environment variable is a credential, by its name or as a URL with one in it, and has a value in plain text */
export function refusePlainVariables(container: string, variables: Readonly<Record<string, kplus.EnvValue>> = {}): void {
  const plain = Object.keys(variables).find((name) => {
    const value: unknown = variables[name]?.value;
    return value !== undefined && (isCredential(name) || carriesCredential(String(value)));
  });
  if (plain !== undefined) {
    throw new Error(`container "${container}" has a credential in plain text, got variable "${plain}"; give kplus.EnvValue.fromSecretValue({ secret, key })`);
  }
}

/**
 * Refuses credentials among a program's flags: they would stand in the manifest, and in the process list of the node.
 *
 * @throws when a flag is a credential, by its name or as a URL with one in it, and has a value other than a reference to a variable
 */
export function refusePlainArguments(container: string, args: readonly string[] = []): void {
  for (const [i, arg] of args.entries()) {
    const [, flag, value = args[i + 1] ?? ''] = /^--?([\w.-]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (flag !== undefined && ((isCredential(flag) && !isReference(value)) || carriesCredential(value))) {
      throw new Error(`container "${container}" has a credential in plain text, got argument "--${flag}"; ` +
        'give it as a variable of the environment, with kplus.EnvValue.fromSecretValue({ secret, key })');
    }
  }
}

/**
 * Refuses credentials in a configuration, which would stand in a ConfigMap.
 *
 * @param reference how the product refers to a variable of the environment, such as "${env:NAME}"
 * @throws when a setting is a credential, by its name or as a URL with one in it, and its text refers to no variable. It is not repeated.
 */
export function refusePlainSettings(container: string, settings: unknown, reference: string): void {
  const plain = plainSetting(settings, '', false);
  if (plain !== undefined) {
    throw new Error(`container "${container}" has a credential in plain text, got setting "${plain}"; ` +
      `refer to a variable with "${reference}", and give it in 'envVariables' with kplus.EnvValue.fromSecretValue({ secret, key })`);
  }
}

/** The path of the first credential. What is in a list counts as what the list is. */
function plainSetting(value: unknown, path: string, isSecret: boolean): string | undefined {
  if (typeof value === 'string') {
    return carriesCredential(value) || (isSecret && value !== '' && !REFERENCE.test(value)) ? path : undefined;
  }
  for (const [key, item] of typeof value === 'object' && value !== null ? Object.entries(value) : []) {
    const found = plainSetting(item, path === '' ? key : `${path}.${key}`, Array.isArray(value) ? isSecret : isCredential(key));
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Of OpenTelemetry and Vector alike: `${NAME}`, `${env:NAME}`, `$NAME`; two signs stand for one. */
const REFERENCE = /(?<!\$)\$\{[^}]+\}|(?<![$\w])\$[A-Za-z_]\w*/;

/** Whether a text only refers to a variable, or gives no value at all. */
function isReference(value: string): boolean {
  return /^\$\(\w+\)$/.test(value) || value === '' || value.startsWith('-') || /^(true|false)$/.test(value);
}
