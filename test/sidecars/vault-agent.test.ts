import * as kplus from 'cdk8s-plus-30';
import { errorsOf, initNames, newChart, templateOf } from './charts';
import { newApp, RESTRICTED } from './product-checks';
import { NativeSidecar, VaultAgentSidecar, VaultAgentSidecarProps, VaultFile } from '../../src';

const PASSWORD = VaultFile.fromField('password', 'secret/data/orders', 'password');
const DATABASE = VaultFile.fromTemplate('env/database', '{{ with secret "secret/data/orders" }}USER={{ .Data.data.user }}{{ end }}');

const PROPS: VaultAgentSidecarProps = { address: 'https://vault.vault.svc:8200', role: 'orders', files: [PASSWORD], containers: ['app'] };

function render(props: Partial<VaultAgentSidecarProps> = {}) {
  const chart = newChart();
  const { configuration } = new VaultAgentSidecar(newApp(chart), 'vault', { ...PROPS, ...props });
  const { spec } = templateOf(chart);
  return { spec, agent: spec.initContainers[0], app: spec.containers[0], config: JSON.parse(configuration) };
}

const refuse = (props: Partial<VaultAgentSidecarProps>) => () => render(props);

describe('the container', () => {
  test('counts as started when its file is there, and goes on', () => {
    const { agent } = render();

    expect(agent).toMatchObject({
      image: 'hashicorp/vault:2.0.4',
      command: ['vault', 'agent', '-config=/vault/agent/agent.json'],
      startupProbe: { exec: { command: ['test', '-s', '/vault/secrets/password'] }, periodSeconds: 1, failureThreshold: 60 },
      securityContext: { runAsUser: 100, runAsGroup: 1000, readOnlyRootFilesystem: true },
    });
    expect(agent).not.toHaveProperty('livenessProbe');
    expect(agent).not.toHaveProperty('lifecycle');
  });

  test('waits for all of its files', () => {
    expect(render({ files: [PASSWORD, DATABASE] }).agent.startupProbe.exec.command)
      .toEqual(['sh', '-c', 'test -s /vault/secrets/password && test -s /vault/secrets/env/database']);
  });

  test('shares the files in memory with the containers that are named, to read', () => {
    const { spec, agent, app } = render();

    expect(spec.volumes).toEqual(expect.arrayContaining([
      { name: 'vault-secrets', emptyDir: { medium: 'Memory', sizeLimit: '16Mi' } },
      { name: 'vault-home', emptyDir: { medium: 'Memory', sizeLimit: '16Mi' } },
    ]));
    expect(agent.volumeMounts).toEqual(expect.arrayContaining([{ mountPath: '/vault/secrets', name: 'vault-secrets' }]));
    expect(app.volumeMounts).toEqual([{ mountPath: '/vault/secrets', name: 'vault-secrets', readOnly: true }]);
  });

  test('logs in with a token of its own', () => {
    const { spec, agent } = render({ audience: 'vault' });

    expect(spec.volumes).toContainEqual({
      name: 'vault-token',
      projected: { sources: [{ serviceAccountToken: { audience: 'vault', expirationSeconds: 3600, path: 'token' } }] },
    });
    expect(agent.volumeMounts).toContainEqual({ mountPath: '/var/run/secrets/vault-agent', name: 'vault-token', readOnly: true });
  });

  test('starts before whatever reads its files, a sidecar too', () => {
    const chart = newChart();
    const orders = newApp(chart);
    new NativeSidecar(orders, 'reader', { image: 'registry.acme.io/reader:1.0', securityContext: { user: 10001 } });
    orders.addInitContainer({ name: 'migrate', image: 'registry.acme.io/migrate:1.0', securityContext: RESTRICTED });
    new VaultAgentSidecar(orders, 'vault', { ...PROPS, containers: ['app', 'reader', 'migrate'] });

    expect(initNames(chart)).toEqual(['vault', 'reader', 'migrate']);
  });

  test('Vault\'s injector in the same pod fails the synthesis', () => {
    const chart = newChart();
    const orders = newApp(chart);
    orders.podMetadata.addAnnotation('vault.hashicorp.com/agent-inject', 'true');
    new VaultAgentSidecar(orders, 'vault', PROPS);

    expect(errorsOf(() => templateOf(chart))).toEqual([
      '[chart/orders] container "vault" does what Vault\'s injector is asked to do as well, got annotation vault.hashicorp.com/agent-inject "true"; take the annotation out',
    ]);
  });

  test('an unknown reader fails the synthesis', () => {
    const chart = newChart();
    new VaultAgentSidecar(newApp(chart), 'vault', { ...PROPS, containers: ['ap'] });

    expect(errorsOf(() => templateOf(chart))).toContain(
      '[chart/orders] container "ap" does not exist, cannot mount volume "vault-secrets" into it; name one of "vault", "app"');
  });
});

describe('the configuration', () => {
  test('logs in as the pod, goes on after that, and does not exit when Vault is away', () => {
    expect(render({ namespace: 'shop' }).config).toEqual({
      exit_after_auth: false,
      vault: { address: 'https://vault.vault.svc:8200' },
      auto_auth: {
        method: {
          type: 'kubernetes',
          mount_path: 'auth/kubernetes',
          namespace: 'shop',
          config: { role: 'orders', token_path: '/var/run/secrets/vault-agent/token' },
        },
      },
      template_config: { exit_on_retry_failure: false },
      template: [{
        destination: '/vault/secrets/password',
        contents: '{{ with secret "secret/data/orders" }}{{ if .Data.data }}{{ index .Data.data "password" }}{{ else }}{{ index .Data "password" }}{{ end }}{{ end }}',
      }],
    });
  });

  test('has templates as they are given', () => {
    expect(render({ files: [DATABASE], directory: '/secrets' }).config.template).toEqual([{ destination: '/secrets/env/database', contents: DATABASE.template }]);
  });

  test('quotes what a path has in it', () => {
    expect(VaultFile.fromField('f', 'kv/a"b', 'c').template).toContain('secret "kv/a\\"b"');
  });
});

describe('bad input', () => {
  test('nothing to render', () => {
    expect(refuse({ files: [] })).toThrow('container "vault" has nothing to render, got \'files\' []; give at least one');
  });

  test('files that nobody reads', () => {
    expect(refuse({ containers: [] })).toThrow('container "vault" renders files that nobody reads, got \'containers\' []; name the containers that read them');
  });

  test('one file twice', () => {
    expect(refuse({ files: [PASSWORD, PASSWORD] })).toThrow('container "vault" renders a file twice, got "password"; give one of them another name');
  });

  test.each(['/abs', '../up', 'a b', '', 'a/'])('%p as the name of a file', (name) => {
    expect(() => VaultFile.fromTemplate(name, 'x')).toThrow(`a file of Vault Agent has no relative name, got "${name}"; give one such as "database.env"`);
  });

  test('an empty template, which would hold the pod for ever', () => {
    expect(() => VaultFile.fromTemplate('f', ' ')).toThrow(
      'file "f" has an empty template and would never count as rendered, got " "; give a template, or use VaultFile.fromField()');
  });

  test('an address that is no URL', () => {
    expect(refuse({ address: 'vault:8200' })).toThrow(
      'container "vault" has no URL as the address of Vault, got "vault:8200"; give one such as "https://vault.vault.svc:8200"');
  });

  test('a directory that is not absolute', () => {
    expect(refuse({ directory: 'secrets' })).toThrow('container "vault" has no absolute directory for its files, got "secrets"; give one such as "/vault/secrets"');
  });

  test('a login in the address', () => {
    expect(refuse({ address: 'https://app:hvs.x@vault:8200' })).toThrow(
      'container "vault" has a credential in plain text, got it in \'address\'; leave it out: the agent logs in with the pod\'s service account');
  });

  test('a token in plain text', () => {
    expect(refuse({ envVariables: { VAULT_TOKEN: kplus.EnvValue.fromValue('hvs.x') } })).toThrow(
      'container "vault" has a credential in plain text, got variable "VAULT_TOKEN"; give kplus.EnvValue.fromSecretValue({ secret, key })');
  });
});
