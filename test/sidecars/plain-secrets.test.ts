import * as kplus from 'cdk8s-plus-30';
import { newChart } from './charts';
import { carriesCredential, isCredential, refusePlainArguments, refusePlainSettings, refusePlainVariables, requireSecret } from '../../src/sidecars/plain-secrets';

const PLAIN = kplus.EnvValue.fromValue('s3cr3t');
const FROM_SECRET = kplus.EnvValue.fromSecretValue({ secret: kplus.Secret.fromSecretName(newChart(), 'secret', 'secret'), key: 'key' });

test.each([
  'password', 'PGPASSWORD', 'redis-password', 'client_secret', 'cookie-secret', 'VAULT_TOKEN', 'token', 'api-key', 'X-Api-Key', 'apikey', 'Authorization', 'private_key',
  'secret_access_key', 'json-credentials', 'license_key', 'shared_key', 'cloud_auth', 'sasl.password',
])('%s is the name of a credential', (name) => {
  expect(isCredential(name)).toBe(true);
});

test.each([
  'user', 'endpoint', 'client-secret-file', 'token_path', 'token_url', 'password_file', 'secret-name', 'access_key_id', 'max-token-age', 'TLS_CERT', 'compression',
  'sasl.oauthbearer.method', 'ssl.ca.location', 'splunk_token_key_field', 'empty_shared_key',
])('%s is none', (name) => {
  expect(isCredential(name)).toBe(false);
});

test.each([
  'https://user:s3cr3t@otel.acme.io', 'redis://:s3cr3t@redis:6379', 'https://${env:USER}:s3cr3t@otel.acme.io', 'https://user:pa$word@otel.acme.io',
  '/v1/input?dd-api-key=s3cr3t', 'https://otel.acme.io/?x=1&token=s3cr3t',
])('%s carries a credential', (text) => {
  expect(carriesCredential(text)).toBe(true);
});

test.each([
  'https://otel.acme.io:4318/v1?x=1', 'https://user@otel.acme.io', 'https://${env:USER}:${env:PASSWORD}@otel.acme.io', 'https://u:$(PASSWORD)@db/x', '/in?token=${TOKEN}',
  'git@github.com:acme/content', 'acme:europe-west1:orders', 'replace(.url, "?token=x", "")', 'app@sha256:0f', '',
])('%s carries none', (text) => {
  expect(carriesCredential(text)).toBe(false);
});

test.each<[string[], boolean]>([
  [['--token=x'], true],
  [['--token', 'x'], true],
  [['-token=x'], true],
  [['--token=$(TOKEN)'], false],
  [['--pass-access-token'], false],
  [['--pass-access-token', '--reverse-proxy'], false],
  [['--pass-access-token=true'], false],
  [['--token-file=/x'], false],
  [['--token-url=redis://:s3cr3t@redis'], true],
])('arguments %j are refused: %p', (args, refused) => {
  const check = () => refusePlainArguments('it', args);

  refused ? expect(check).toThrow(/has a credential in plain text, got argument "--token(-url)?"; /) : expect(check).not.toThrow();
});

test.each<[unknown, boolean]>([
  [{ exporters: [{ password: 's3cr3t' }] }, true],
  [{ a: { token: 'pa$$word' } }, true],
  [{ a: { token: 'pa$word' } }, true],
  [{ a: { tokens: ['s3cr3t'] } }, true],
  [{ a: { tokens: ['${TOKEN}'] } }, false],
  [{ endpoints: ['https://user:s3cr3t@otel.acme.io'] }, true],
  [{ a: { token: '${TOKEN}' } }, false],
  [{ a: { token: 'Bearer ${env:TOKEN}' } }, false],
  [{ a: { token: '$TOKEN' } }, false],
  [{ a: { token: '' } }, false],
  [{ a: { token: { from: 'file' } } }, false],
  [null, false],
])('settings %j are refused: %p', (settings, refused) => {
  const check = () => refusePlainSettings('it', settings, '${NAME}');

  refused ? expect(check).toThrow(/has a credential in plain text, got setting/) : expect(check).not.toThrow();
});

test('variables are refused by their names, and credentials by where they come from', () => {
  expect(() => refusePlainVariables('it', { DB_PASSWORD: PLAIN })).toThrow('got variable "DB_PASSWORD"');
  expect(() => refusePlainVariables('it', { HTTPS_PROXY: kplus.EnvValue.fromValue('http://user:s3cr3t@proxy:3128') })).toThrow('got variable "HTTPS_PROXY"');
  expect(() => refusePlainVariables('it', { DB_PASSWORD: FROM_SECRET, DB_USER: PLAIN })).not.toThrow();
  expect(requireSecret('\'it\'', FROM_SECRET)).toBe(FROM_SECRET);
  expect(() => requireSecret('\'it\'', PLAIN)).toThrow('\'it\' is a secret, got it from elsewhere or in plain text; give kplus.EnvValue.fromSecretValue({ secret, key })');
});

test('no message repeats a secret', () => {
  for (const refuse of [
    () => refusePlainVariables('it', { DB_PASSWORD: PLAIN }),
    () => refusePlainArguments('it', ['--token=s3cr3t']),
    () => refusePlainSettings('it', { token: 's3cr3t' }, '${NAME}'),
    () => refusePlainSettings('it', { url: 'https://user:s3cr3t@otel.acme.io' }, '${NAME}'),
    () => requireSecret('\'it\'', PLAIN),
  ]) {
    expect(refuse).toThrow();
    expect(refuse).not.toThrow(/s3cr3t/);
  }
});
