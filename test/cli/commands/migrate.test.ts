import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CASES } from '../../migrate/corpus';
import { CONFIG_MAP, HEALTHY, TWINS } from '../manifests';
import { Sandbox } from '../run-cli';

const { legacy: LEGACY, native: NATIVE } = CASES.find(({ name }) => name === 'cloud-sql-deployment')!;
const { legacy: REFUSED } = CASES.find(({ name }) => name === 'every-container-would-move')!;

const sandbox = new Sandbox();
beforeEach(() => {
  rmSync(sandbox.path, { recursive: true });
  mkdirSync(sandbox.path);
});
const read = (file: string) => readFileSync(join(sandbox.path, file), 'utf8');

describe('migrate', () => {
  test('reads standard input and writes the migrated YAML to standard output, the report to stderr', async () => {
    const { code, stdout, stderr } = await sandbox.run(['migrate', '-'], { stdin: LEGACY });

    expect(stdout).toBe(NATIVE);
    expect(stderr).toContain('<stdin>:2 Deployment/orders\n  changed: container "cloud-sql-proxy" is Cloud SQL Auth Proxy and becomes a native sidecar');
    expect(code).toBe(0);
  });

  test('lets everything else through as it is', async () => {
    const text = `# one\n${CONFIG_MAP}---\n\n${HEALTHY}...\n---\n# empty\n`;

    expect(await sandbox.run(['migrate', '-'], { stdin: text })).toEqual({ code: 0, stdout: text, stderr: '' });
  });

  test('of several files makes one stream', async () => {
    sandbox.write('in/a.yaml', LEGACY.trimEnd());
    sandbox.write('in/b.yaml', HEALTHY);
    sandbox.write('in/c.yaml', `---\n${CONFIG_MAP}`);

    expect((await sandbox.run(['migrate', 'in'])).stdout).toBe(`${NATIVE}---\n${HEALTHY}---\n${CONFIG_MAP}`);
  });

  test('--diff prints what would change', async () => {
    sandbox.write('a.yaml', LEGACY);
    const { stdout, code } = await sandbox.run(['migrate', '--diff', 'a.yaml']);

    expect(stdout).toContain('--- a.yaml\n+++ a.yaml\n@@ ');
    expect(stdout).toContain('+          restartPolicy: Always\n');
    expect(read('a.yaml')).toBe(LEGACY);
    expect(code).toBe(0);
  });

  test('--write changes only files that change, keeps their permissions, and leaves nothing behind', async () => {
    sandbox.write('in/a.yaml', LEGACY);
    sandbox.write('in/b.yaml', HEALTHY);
    chmodSync(join(sandbox.path, 'in/a.yaml'), 0o640);
    const untouched = statSync(join(sandbox.path, 'in/b.yaml')).mtimeMs;
    const first = await sandbox.run(['migrate', '--write', 'in']);
    const second = await sandbox.run(['migrate', '--write', 'in']);

    expect(read('in/a.yaml')).toBe(NATIVE);
    expect(statSync(join(sandbox.path, 'in/a.yaml')).mode % 0o1000).toBe(0o640);
    expect(statSync(join(sandbox.path, 'in/b.yaml')).mtimeMs).toBe(untouched);
    expect(readdirSync(join(sandbox.path, 'in'))).toEqual(['a.yaml', 'b.yaml']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain('in/a.yaml:2 Deployment/orders\n');
    expect(second).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('--write keeps a byte order mark and UTF-16', async () => {
    sandbox.write('mark.yaml', `\ufeff${LEGACY}`);
    sandbox.write('wide.yaml', Buffer.from(`\ufeff${LEGACY}`, 'utf16le'));
    await sandbox.run(['migrate', '--write', 'mark.yaml', 'wide.yaml']);

    expect(read('mark.yaml')).toBe(`\ufeff${NATIVE}`);
    expect(readFileSync(join(sandbox.path, 'wide.yaml'))).toEqual(Buffer.from(`\ufeff${NATIVE}`, 'utf16le'));
  });

  test('--format json reports what was done, with the timelines before and after', async () => {
    sandbox.write('a.yaml', `${CONFIG_MAP}---\n${LEGACY}`);
    const { stdout, stderr } = await sandbox.run(['migrate', '--format', 'json', 'a.yaml']);
    const report = JSON.parse(stdout);

    expect(report).toMatchObject({ kubernetesVersion: '1.32', files: [{ file: 'a.yaml', changed: true }], problems: [] });
    expect(report.workloads).toHaveLength(1);
    expect(report.workloads[0]).toMatchObject({
      object: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' },
      file: 'a.yaml',
      line: 8,
      refused: [],
      before: { shutdown: { gracePeriodSeconds: 30 } },
    });
    expect(report.workloads[0].changes[0]).toMatchObject({
      rule: 'known-sidecars-are-native', container: 'cloud-sql-proxy', field: 'spec.template.spec.containers[1]',
    });
    expect(report.workloads[0].after.startup.containers.map(({ name, kind }: any) => [name, kind])).toEqual([['cloud-sql-proxy', 'sidecar'], ['orders', 'main']]);
    expect(stderr).toBe('');
  });

  test('refusals give exit code 1, unless told otherwise', async () => {
    const refused = await sandbox.run(['migrate', '-'], { stdin: REFUSED });

    expect(refused).toMatchObject({ code: 1, stdout: REFUSED });
    expect(refused.stderr).toContain('refused: every container would become a sidecar');
    expect((await sandbox.run(['migrate', '--fail-on', 'never', '-'], { stdin: REFUSED })).code).toBe(0);
  });

  test('--sidecar names what the catalogue does not know', async () => {
    const { stdout, code } = await sandbox.run(['migrate', '--sidecar', 'cloud-sql-proxy', '-'], { stdin: REFUSED });

    expect(stdout).toContain('      initContainers:\n        - name: cloud-sql-proxy\n');
    expect(code).toBe(0);
  });

  test('a version without native sidecars is refused', async () => {
    const { stdout, stderr, code } = await sandbox.run(['migrate', '--kubernetes-version', '1.28', '-'], { stdin: LEGACY });

    expect(stdout).toBe(LEGACY);
    expect(stderr).toContain('refused: Kubernetes 1.28 stops sidecars together with the app, or does not know them at all; migrate for 1.29 or later');
    expect(code).toBe(1);
  });

  test('--timelines draws the pod before and after', async () => {
    const { stderr } = await sandbox.run(['migrate', '--timelines', '-'], { stdin: LEGACY });

    expect(stderr).toMatch(/Deployment.*orders.* <stdin>:2 before\n[^]*Deployment.*orders.* <stdin>:2 after\n/);
  });

  test('a patch of the container in another file moves along with it', async () => {
    sandbox.write('in/deployment.yaml', LEGACY);
    const patch = (list: string) => 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: orders}\n' +
      `spec: {template: {spec: {${list}: [{name: cloud-sql-proxy, resources: {limits: {memory: 1Gi}}}]}}}\n`;
    sandbox.write('in/patch.yaml', patch('containers'));
    const { stdout, code } = await sandbox.run(['migrate', '--write', 'in']);

    expect(stdout).toContain('in/patch.yaml:1 Deployment/orders\n  changed: container "cloud-sql-proxy" is patched under "initContainers", where it is now');
    expect(read('in/deployment.yaml')).toBe(NATIVE);
    expect(read('in/patch.yaml')).toBe(patch('initContainers'));
    expect(code).toBe(0);
  });

  test('a patch under "initContainers" is left as it is', async () => {
    const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: orders}\n' +
      'spec: {template: {spec: {initContainers: [{name: cloud-sql-proxy, resources: {limits: {memory: 1Gi}}}]}}}\n';
    sandbox.write('in/deployment.yaml', LEGACY);
    sandbox.write('in/patch.yaml', patch);
    await sandbox.run(['migrate', '--write', 'in']);

    expect(read('in/deployment.yaml')).toBe(NATIVE);
    expect(read('in/patch.yaml')).toBe(patch);
  });

  test('a JSON patch in another file keeps the container where it is', async () => {
    sandbox.write('in/deployment.yaml', LEGACY);
    sandbox.write('in/patch.yaml', '- {op: remove, path: /spec/template/spec/containers/1/resources}\n');
    const { stderr, code } = await sandbox.run(['migrate', '--write', 'in']);

    expect(stderr).toBe('');
    expect(read('in/deployment.yaml')).toBe(LEGACY);
    expect(code).toBe(1);
  });
});

describe('migrate, with bad input', () => {
  test.each([
    ['a template', 'a: {{ .Values.x }}\nb: {{- end }}\n', /this is a template, not YAML .*render it first/],
    ['broken YAML', `${LEGACY}   x: [\n`, /broken\.yaml:\d+:\d+: malformed YAML/],
    ['bytes that are no text', Buffer.from([0xc3, 0x28, 0x80]), /save it as UTF-8/],
  ])('%s is left as it is, and told; the other files are migrated', async (_what, content, message) => {
    sandbox.write('in/broken.yaml', content);
    sandbox.write('in/good.yaml', LEGACY);
    const { stderr, code } = await sandbox.run(['migrate', '--write', 'in']);

    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(readFileSync(join(sandbox.path, 'in/broken.yaml'))).toEqual(Buffer.from(content as string));
    expect(read('in/good.yaml')).toBe(NATIVE);
  });

  test('of broken standard input nothing is passed on', async () => {
    expect(await sandbox.run(['migrate', '-'], { stdin: 'a: [' })).toMatchObject({ code: 2, stdout: '' });
  });

  test('a read-only file is not changed', async () => {
    sandbox.write('a.yaml', LEGACY);
    chmodSync(join(sandbox.path, 'a.yaml'), 0o444);
    const { stdout, stderr, code } = await sandbox.run(['migrate', '--write', 'a.yaml']);

    expect(stdout).toBe('');
    expect(stderr).toBe('cdk8s-sidecars: a.yaml: is left as it is: it is read-only; make it writable first\n');
    expect(read('a.yaml')).toBe(LEGACY);
    expect(code).toBe(2);
  });

  test('a file whose replacement cannot be made is not damaged', async () => {
    sandbox.write('a.yaml', LEGACY);
    sandbox.write(`.a.yaml.${process.pid}.tmp`, 'of somebody else');
    const { stderr, code } = await sandbox.run(['migrate', '--write', 'a.yaml']);

    expect(stderr).toBe('cdk8s-sidecars: a.yaml: is left as it is: another run is about to replace it; wait for it, or remove its .tmp file\n');
    expect(read('a.yaml')).toBe(LEGACY);
    expect(read(`.a.yaml.${process.pid}.tmp`)).toBe('of somebody else');
    expect(code).toBe(2);
  });

  test('a link out of the folder is not followed, a link that is named is', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'cdk8s-sidecars-outside-'));
    try {
      writeFileSync(join(outside, 'a.yaml'), LEGACY);
      sandbox.write('in/other.yaml', HEALTHY);
      symlinkSync(join(outside, 'a.yaml'), join(sandbox.path, 'in/link.yaml'));
      const folder = await sandbox.run(['migrate', '--write', 'in']);

      expect(folder.stderr).toMatch(/in\/link\.yaml: is left as it is: it is a link to .*, outside of the folder; name that file itself/);
      expect(readFileSync(join(outside, 'a.yaml'), 'utf8')).toBe(LEGACY);
      expect(folder.code).toBe(2);

      expect((await sandbox.run(['migrate', '--write', 'in/link.yaml'])).code).toBe(0);
      expect(readFileSync(join(outside, 'a.yaml'), 'utf8')).toBe(NATIVE);
      expect(lstatSync(join(sandbox.path, 'in/link.yaml')).isSymbolicLink()).toBe(true);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  test.each([
    [[], 'migrate needs files, folders, or - for standard input'],
    [['--write', '-'], 'standard input cannot be changed in place; leave out --write'],
    [['--diff', '--write', 'a'], '--diff and --write cannot be given together'],
    [['--kubernetes-version', 'x', '-'], '--kubernetes-version: "x" is not a Kubernetes version; give major and minor, such as "1.32"'],
  ])('%j', async (args, message) => {
    expect(await sandbox.run(['migrate', ...args])).toEqual({ code: 2, stdout: '', stderr: `cdk8s-sidecars: ${message}\n` });
  });
});

describe('check --filter', () => {
  test('passes healthy manifests through as they are', async () => {
    const { code, stdout, stderr } = await sandbox.run(['check', '--filter'], { stdin: HEALTHY });

    expect(stdout).toBe(HEALTHY);
    expect(stderr).not.toBe('');
    expect(code).toBe(0);
  });

  test('reports on stderr, and fails on an error', async () => {
    const { code, stdout, stderr } = await sandbox.run(['check', '--filter', '-'], { stdin: TWINS });

    expect(stdout).toBe(TWINS);
    expect(stderr).toContain('container-names-are-unique');
    expect(code).toBe(1);
  });

  test('passes nothing on that it cannot read, and takes no paths', async () => {
    expect(await sandbox.run(['check', '--filter'], { stdin: 'a: [' })).toMatchObject({ code: 2, stdout: '' });
    expect(await sandbox.run(['check', '--filter', 'a.yaml'])).toMatchObject({ code: 2, stderr: 'cdk8s-sidecars: --filter reads standard input; leave out the paths\n' });
  });
});
