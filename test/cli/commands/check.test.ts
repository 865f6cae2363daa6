import { chmodSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_MAP, HEALTHY, TWINS } from '../manifests';
import { Sandbox } from '../run-cli';

const sandbox = new Sandbox();
const RULE = 'container-names-are-unique';

sandbox.write('healthy.yaml', HEALTHY);
sandbox.write('twins.yaml', TWINS);
sandbox.write('settings.yaml', CONFIG_MAP);
sandbox.write('broken.yaml', 'apiVersion: v1\nkind: [');

describe('the exit code', () => {
  test('is 0 when nothing was found', async () => {
    const { code, report } = await sandbox.check(['healthy.yaml']);

    expect(report.findings).toEqual([]);
    expect(code).toBe(0);
  });

  test('is 1 when there is an error', async () => {
    const { code, report } = await sandbox.check(['twins.yaml']);

    expect(report).toEqual({
      kubernetesVersion: '1.32',
      objects: 1,
      findings: [{
        rule: RULE,
        category: 'admission',
        severity: 'error',
        message: 'container name is used twice, got "app" also at spec.containers[0]',
        fix: 'rename one of the containers',
        container: 'app',
        field: 'spec.containers[1].name',
        object: { apiVersion: 'v1', kind: 'Pod', name: 'twins' },
        file: 'twins.yaml',
        line: 9,
        column: 7,
      }],
    });
    expect(code).toBe(1);
  });

  test('is 0 with --fail-on never, whatever was found', async () => {
    expect((await sandbox.check(['twins.yaml', '--fail-on', 'never'])).code).toBe(0);
  });

  test('is 2 when a file could not be read, and the others are still checked', async () => {
    const { code, report, stderr } = await sandbox.check(['broken.yaml', 'missing.yaml', 'twins.yaml']);

    expect(report.findings).toHaveLength(1);
    expect(stderr).toBe('cdk8s-sidecars: missing.yaml: no such file or directory\n'
      + 'cdk8s-sidecars: broken.yaml:2:8: malformed YAML: unexpected end of the stream within a flow collection\n');
    expect(code).toBe(2);
  });

  test.each<[string, string[], string]>([
    ['no path', ['check'], 'check needs files, folders, or - for standard input'],
    ['an unknown command', ['chekc'], 'unknown command "chekc" (did you mean "check"?); see: cdk8s-sidecars --help'],
    ['an unknown option', ['check', '--formt', 'json'], 'unknown option "--formt" (did you mean "--format"?)'],
    ['an unknown value', ['check', '.', '--format', 'jsn'], '--format is one of text, json, sarif, junit, github, got "jsn" (did you mean "json"?)'],
    ['a missing value', ['check', '.', '--format'], '--format needs a value, such as --format text'],
    ['a value for a flag', ['check', '.', '--no-ignore=yes'], '--no-ignore takes no value, got "yes"'],
    ['an option given twice', ['check', '.', '--fail-on', 'error', '--fail-on', 'never'], '--fail-on is given more than once; give it once'],
    ['a version that is none', ['check', '.', '--kubernetes-version', 'latest'],
      '--kubernetes-version: "latest" is not a Kubernetes version; give major and minor, such as "1.32"'],
    ['two reports for stdout', ['check', '.', '--format', 'json', '--format', 'sarif'],
      'two reports would go to stdout; give each --format its own --output'],
  ])('is 2 for %s', async (_name, args, message) => {
    expect(await sandbox.run(args)).toEqual({ code: 2, stdout: '', stderr: `cdk8s-sidecars: ${message}\n` });
  });
});

describe('input', () => {
  test('from standard input', async () => {
    const { report } = await sandbox.check(['-'], { stdin: TWINS });

    expect(report.findings).toMatchObject([{ file: '<stdin>', line: 9 }]);
  });

  test('objects without a pod are counted and passed over, other documents are not counted', async () => {
    const { report, code } = await sandbox.check(['-'], { stdin: `${CONFIG_MAP}---\nreplicas: 3\n---\n- a\n---\n${HEALTHY}` });

    expect(report).toEqual({ kubernetesVersion: '1.32', objects: 2, findings: [] });
    expect(code).toBe(0);
  });

  test('what is meant for Kubernetes and is no object is told with its place, and the rest is checked', async () => {
    const stdin = `${TWINS}---\napiVersion: v1\nkind: List\nitems: 3\n---\n${HEALTHY.replace('apiVersion: v1\n', '')}`;

    const { code, report, stderr } = await sandbox.check(['-'], { stdin });

    expect(stderr).toBe('cdk8s-sidecars: <stdin>:14:1: the items of a List are no list, got 3; write a list of objects\ncdk8s-sidecars: <stdin>:16:1: a Pod has no apiVersion; write "v1"\n');
    expect(report.findings).toHaveLength(1);
    expect(code).toBe(2);
  });

  test('standard input that cannot be read is told', async () => {
    const { code, stderr } = await sandbox.check(['-'], { stdin: Object.assign(new Error('EISDIR: illegal operation'), { code: 'EISDIR' }) });

    expect(stderr).toBe('cdk8s-sidecars: <stdin>: is a directory\n');
    expect(code).toBe(2);
  });

  test('without any object is told, and is clean', async () => {
    const { code, stderr } = await sandbox.check(['-'], { stdin: '' });

    expect(stderr).toBe('cdk8s-sidecars: there is no Kubernetes object in the input\n');
    expect(code).toBe(0);
  });

  test('every workload with the twins is found, each at its own pod', async () => {
    const containers = [{ name: 'app', image: 'app:1.0' }, { name: 'app', image: 'app:1.0' }];
    const template = { metadata: { labels: { app: 'x' } }, spec: { containers } };
    const selector = { matchLabels: { app: 'x' } };
    const workload = (apiVersion: string, kind: string, spec: object) => ({ apiVersion, kind, metadata: { name: kind.toLowerCase() }, spec });
    const objects = [
      workload('v1', 'Pod', { containers }),
      workload('apps/v1', 'Deployment', { selector, template }),
      workload('apps/v1', 'StatefulSet', { selector, template, serviceName: 'x' }),
      workload('apps/v1', 'DaemonSet', { selector, template }),
      workload('apps/v1', 'ReplicaSet', { selector, template }),
      workload('batch/v1', 'Job', { template: { spec: { ...template.spec, restartPolicy: 'Never' } } }),
      workload('batch/v1', 'CronJob', {
        schedule: '@daily', jobTemplate: { spec: { template: { spec: { ...template.spec, restartPolicy: 'Never' } } } },
      }),
      workload('argoproj.io/v1alpha1', 'Rollout', { selector, template }),
    ];

    const { report } = await sandbox.check(['-'], { stdin: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }, undefined, 1) });

    const twins = report.findings.filter((finding: any) => finding.rule === RULE);
    expect(report.objects).toBe(8);
    expect(twins.map((finding: any) => `${finding.object.kind} ${finding.field}`)).toEqual([
      'Pod spec.containers[1].name',
      'Deployment spec.template.spec.containers[1].name',
      'StatefulSet spec.template.spec.containers[1].name',
      'DaemonSet spec.template.spec.containers[1].name',
      'ReplicaSet spec.template.spec.containers[1].name',
      'Job spec.template.spec.containers[1].name',
      'CronJob spec.jobTemplate.spec.template.spec.containers[1].name',
      'Rollout spec.template.spec.containers[1].name',
    ]);
  });
});

describe('folders', () => {
  test('are read in alphabetical order, without hidden files, node_modules and other endings', async () => {
    for (const file of ['b.yml', 'a.json', 'sub/c.yaml', 'node_modules/x/d.yaml', '.github/e.yaml', 'notes.txt']) {
      sandbox.write(`folder/${file}`, file === 'a.json' ? '{"apiVersion": "v1", "kind": "Secret"}' : TWINS);
    }

    const { report } = await sandbox.check(['folder']);

    expect(report.objects).toBe(3);
    expect(report.findings.map((finding: any) => finding.file)).toEqual([join('folder', 'b.yml'), join('folder', 'sub', 'c.yaml')]);
  });

  test('name a file once, however often it is given', async () => {
    expect((await sandbox.check(['folder/b.yml', 'folder', './folder/b.yml'])).report.objects).toBe(3);
  });

  test('without manifests are a problem', async () => {
    sandbox.write('empty/readme.md', '');

    const { code, stderr } = await sandbox.check(['empty']);

    expect(stderr).toBe('cdk8s-sidecars: empty: no .yaml, .yml or .json file in this folder; name a file or another folder\n');
    expect(code).toBe(2);
  });

  test('a device that never ends is not read', async () => {
    const { code, stderr } = await sandbox.check(['/dev/zero']);

    expect(code).toBe(2);
    expect(stderr).toBe('cdk8s-sidecars: /dev/zero: this is a device, which may never end; name a file or a folder, or - for standard input\n');
  });

  test('may hold links to files; links to folders are not followed', async () => {
    sandbox.write('linked/real.yaml', HEALTHY);
    symlinkSync('real.yaml', join(sandbox.path, 'linked', 'same.yaml'));
    symlinkSync('.', join(sandbox.path, 'linked', 'round'));
    symlinkSync('nowhere', join(sandbox.path, 'linked', 'dangling.yaml'));

    expect((await sandbox.check(['linked'])).report.objects).toBe(2);
  });
});

describe('encodings', () => {
  const windows = TWINS.replace(/\n/g, '\r\n');
  const big = Buffer.from(windows, 'utf16le').swap16();

  test.each<[string, Buffer]>([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${windows}`)],
    ['UTF-16, little end first', Buffer.from(`\ufeff${windows}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), big])],
  ])('%s, with lines that end as on Windows', async (name, bytes) => {
    const { report } = await sandbox.check([sandbox.write(`${name}.yaml`, bytes)]);

    expect(report.findings).toMatchObject([{ line: 9, column: 7 }]);
  });

  test.each<[string, Buffer, string]>([
    ['latin1', Buffer.from('name: caf\xe9', 'latin1'), 'the file is neither UTF-8 nor UTF-16 with a byte order mark; save it as UTF-8'],
    ['half-utf16', Buffer.from([0xff, 0xfe, 0x41]), 'the file begins like UTF-16 but is not; save it as UTF-8'],
  ])('%s is told', async (name, bytes, message) => {
    const { code, stderr } = await sandbox.check([sandbox.write(`${name}.yaml`, bytes)]);

    expect(stderr).toBe(`cdk8s-sidecars: ${name}.yaml: ${message}\n`);
    expect(code).toBe(2);
  });
});

// root may read everything
(process.getuid?.() === 0 ? test.skip : test)('a file without read permission is told', async () => {
  chmodSync(join(sandbox.path, sandbox.write('secret.yaml', HEALTHY)), 0);

  expect((await sandbox.check(['secret.yaml'])).stderr).toBe('cdk8s-sidecars: secret.yaml: permission denied\n');
});

describe('acknowledgements', () => {
  const annotated = TWINS.replace('  name: twins', `  name: twins\n  annotations:\n    cdk8s-sidecars/ignore.${RULE}: a webhook renames it`);

  test('in an annotation mark the finding, which no longer counts', async () => {
    const { code, report } = await sandbox.check(['-'], { stdin: annotated });

    expect(report.findings).toMatchObject([{ rule: RULE, acknowledged: { reason: 'a webhook renames it' } }]);
    expect(code).toBe(0);
  });

  test('count for nothing with --no-ignore', async () => {
    const { code, report } = await sandbox.check(['-', '--no-ignore'], { stdin: annotated });

    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]).not.toHaveProperty('acknowledged');
    expect(code).toBe(1);
  });

  test('that match nothing are found at their own line', async () => {
    const { report } = await sandbox.check(['-'], { stdin: annotated.replace(`${RULE}:`, `${RULE}.proxy:`) });

    expect(report.findings).toMatchObject([
      { rule: 'acknowledgements-match-findings', severity: 'warning', line: 6, column: 5, container: 'proxy' },
      { rule: RULE },
    ]);
  });
});

describe('outputs', () => {
  const one = ['--format', 'json', '--output', 'report.json'];

  test.each<[string, string[], string[]]>([
    ['a format and its file', one, ['report.json']],
    ['the file first', ['--output', 'report.json', '--format', 'json'], ['report.json']],
    ['a file without a format is text', ['--output', 'report.txt'], ['report.txt']],
    ['two pairs', [...one, '--format', 'sarif', '--output', 'report.sarif'], ['report.json', 'report.sarif']],
    ['one to stdout', ['--format', 'text', ...one], ['report.json', 'stdout']],
  ])('%s', async (name, args, places) => {
    const folder = name.replace(/ /g, '-');
    sandbox.write(`${folder}/twins.yaml`, TWINS);
    const inFolder = args.map((arg) => (arg.startsWith('report') ? join(folder, arg) : arg));

    const { stdout, code } = await sandbox.run(['check', join(folder, 'twins.yaml'), ...inFolder]);

    const files = readdirSync(join(sandbox.path, folder)).filter((file) => file !== 'twins.yaml');
    expect([...files, ...stdout === '' ? [] : ['stdout']].sort()).toEqual(places);
    expect(readFileSync(join(sandbox.path, folder, files[0]), 'utf8')).toContain(RULE);
    expect(code).toBe(1);
  });

  test('a file that cannot be written is told, and leaves nothing behind', async () => {
    const { code, stderr } = await sandbox.run(['check', 'twins.yaml', '--format', 'json', '--output', 'no/such/folder/report.json']);

    expect(stderr).toBe('cdk8s-sidecars: no/such/folder/report.json: cannot be written: no such file or directory\n');
    expect(code).toBe(2);
  });

  test('two reports in one file are refused', async () => {
    const { stderr } = await sandbox.run(['check', '.', ...one, ...one]);

    expect(stderr).toBe('cdk8s-sidecars: two reports would go to report.json; give each --format its own --output\n');
  });
});

test('the target version decides which rules of the API server hold', async () => {
  const stdin = HEALTHY.replace('      image', '      restartPolicy: Always\n      image');

  const [before, after] = await Promise.all(['1.29', '1.36'].map((version) => sandbox.check(['-', '--kubernetes-version', version], { stdin })));

  expect(before.report.kubernetesVersion).toBe('1.29');
  expect(before.report.findings.some((finding: any) => finding.category === 'admission')).toBe(true);
  expect(after.report.findings.some((finding: any) => finding.category === 'admission')).toBe(false);
});

test('colours are for terminals, unless the environment says otherwise', async () => {
  const isColoured = async (isTTY: boolean, env: Record<string, string>) =>
    (await sandbox.run(['check', 'twins.yaml'], { isTTY, env })).stdout.includes('\u001b[31m');

  expect(await isColoured(true, {})).toBe(true);
  expect(await isColoured(false, {})).toBe(false);
  expect(await isColoured(true, { NO_COLOR: '1' })).toBe(false);
  expect(await isColoured(true, { TERM: 'dumb' })).toBe(false);
  expect(await isColoured(false, { FORCE_COLOR: '1' })).toBe(true);
  expect(await isColoured(true, { FORCE_COLOR: '0' })).toBe(false);
});
