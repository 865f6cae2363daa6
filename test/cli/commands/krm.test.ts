import { load } from 'js-yaml';
import { CASES } from '../../migrate/corpus';
import { TWINS } from '../manifests';
import { Sandbox } from '../run-cli';

const sandbox = new Sandbox();

function indented(manifest: string): string {
  return manifest.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line, i) => `${i === 0 ? '- ' : '  '}${line}\n`).join('');
}

function resourceList(manifests: readonly string[], rest = ''): string {
  return `apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n${manifests.map(indented).join('')}${rest}`;
}

const ORDERS = CASES.find(({ name }) => name === 'cloud-sql-deployment')!;
const REFUSED = CASES.find(({ name }) => name === 'every-container-would-move')!;

describe('migrate --krm', () => {
  test('migrates the items and reports in the results', async () => {
    const { code, stdout, stderr } = await sandbox.run(['migrate', '--krm'], { stdin: resourceList([ORDERS.legacy]) });
    const list = load(stdout) as any;

    expect(list.items).toEqual([load(ORDERS.native)]);
    expect(list.results[0]).toEqual({
      message: 'container "cloud-sql-proxy" is Cloud SQL Auth Proxy and becomes a native sidecar: initContainers[0] with restartPolicy: Always',
      severity: 'info',
      resourceRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' },
      field: { path: 'spec.template.spec.containers[1]' },
      tags: { rule: 'known-sidecars-are-native' },
    });
    expect(stderr).toContain('info: Deployment/orders: container "cloud-sql-proxy" is Cloud SQL Auth Proxy');
    expect(code).toBe(0);
  });

  test('keeps what is not its business, and the results of others', async () => {
    const stdin = resourceList([ORDERS.native], 'results: # so far\n- {message: "seen", severity: info}\n');

    expect(await sandbox.run(['migrate', '--krm'], { stdin })).toEqual({ code: 0, stdout: stdin, stderr: '' });
  });

  test.each(['  sidecars: [cloud-sql-proxy]\n', '  sidecars: "cloud-sql-proxy"\n'])('takes settings from its configuration: %j', async (setting) => {
    const stdin = resourceList([REFUSED.legacy], `functionConfig:\n  data:\n  ${setting}`);

    expect((load((await sandbox.run(['migrate', '--krm'], { stdin })).stdout) as any).items[0].spec.template.spec.initContainers).toHaveLength(1);
  });

  test('fails on a refusal', async () => {
    const { code, stdout, stderr } = await sandbox.run(['migrate', '--krm'], { stdin: resourceList([REFUSED.legacy]) });

    expect((load(stdout) as any).results).toMatchObject([{ severity: 'error' }]);
    expect(stderr).toMatch(/^error: Deployment\/pgbouncer: every container would become a sidecar/);
    expect(code).toBe(1);
  });
});

describe('check --krm', () => {
  test('passes the list on with the findings in its results', async () => {
    const stdin = resourceList([TWINS]);
    const { code, stdout, stderr } = await sandbox.run(['check', '--krm'], { stdin });

    expect(stdout.startsWith(stdin)).toBe(true);
    expect((load(stdout) as any).results).toEqual([expect.objectContaining({
      severity: 'error',
      resourceRef: { apiVersion: 'v1', kind: 'Pod', name: 'twins' },
      field: { path: 'spec.containers[1].name' },
      tags: { rule: 'container-names-are-unique' },
    })]);
    expect(stderr).toMatch(/^error: Pod\/twins: .* \[container-names-are-unique\]\n$/);
    expect(code).toBe(1);
  });

  test.each(['    # of the last container\n', '  # of the pod\n', '# of the items\n', '      # a\n    # b\n\n  # c\n# d\n'])('leaves comments with what they are about: %j', async (comments) => {
    const stdin = resourceList([TWINS], comments);

    const { stdout } = await sandbox.run(['check', '--krm'], { stdin });

    expect(stdout.slice(0, stdin.length)).toBe(stdin);
    expect(stdout.slice(stdin.length)).toMatch(/^results:\n- /);
  });

  test('takes the version from its configuration', async () => {
    const stdin = resourceList([TWINS], 'functionConfig:\n  spec: {kubernetesVersion: 1.x}\n');

    expect(await sandbox.run(['check', '--krm'], { stdin })).toMatchObject({
      code: 2, stdout: '', stderr: 'cdk8s-sidecars: functionConfig: "1.x" is not a Kubernetes version; give major and minor, such as "1.32"\n',
    });
  });
});

describe.each(['migrate', 'check'])('%s --krm, with bad input', (command) => {
  test.each([
    [[], TWINS, /^cdk8s-sidecars: <stdin>: is no ResourceList; --krm is for Kustomize, leave it out to read manifests\n$/],
    [[], 'a: [', /^cdk8s-sidecars: <stdin>:1:\d+: malformed YAML: .*\n$/],
    [[], '', /is no ResourceList/],
    [[], `a: &a [x, x, x, x]\n${[...'bcdefghijklm'].map((n, i) => `${n}: &${n} [${`*${'abcdefghijklm'[i]}, `.repeat(9)}]\n`).join('')}`, /<stdin>:\d+:\d+: aliases make more than/],
    [['a.yaml'], '', /^cdk8s-sidecars: --krm reads standard input; leave out the paths\n$/],
  ])('%j %j', async (args, stdin, message) => {
    const { code, stdout, stderr } = await sandbox.run([command, '--krm', ...args], { stdin });

    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});
