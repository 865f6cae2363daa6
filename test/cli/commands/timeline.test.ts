import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_MAP, HEALTHY, TWINS } from '../manifests';
import { Sandbox } from '../run-cli';

const JOB = `\
apiVersion: batch/v1
kind: Job
metadata:
  name: etl
spec:
  template:
    metadata:
      annotations:
        cdk8s-sidecars/lifecycle: '{"proxy": {"drainSeconds": 4}, "etl": {"runSeconds": 60, "drainSeconds": 2}}'
    spec:
      restartPolicy: Never
      initContainers:
        - {name: proxy, image: 'registry.acme.io/proxy:1.0', restartPolicy: Always}
      containers:
        - {name: etl, image: 'registry.acme.io/etl:1.0'}
`;

describe('timeline', () => {
  const sandbox = new Sandbox();
  sandbox.write('healthy.yaml', HEALTHY);
  sandbox.write('twins.yaml', TWINS);
  sandbox.write('settings.yaml', CONFIG_MAP);
  sandbox.write('job.yaml', JOB);
  sandbox.write('broken.yaml', 'a: [');

  test('writes the JSON of every object with a pod, and passes over others', async () => {
    const { code, stdout, stderr } = await sandbox.run(['timeline', '--format', 'json', 'healthy.yaml', 'settings.yaml', 'job.yaml']);

    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout).workloads.map((w: any) => [w.file, w.object.name])).toEqual([['healthy.yaml', 'healthy'], ['job.yaml', 'etl']]);
  });

  test('--job shows the shutdown after the mains\' own end', async () => {
    const times = async (...options: string[]) =>
      JSON.parse((await sandbox.run(['timeline', '--format', 'json', ...options, 'job.yaml'])).stdout).workloads[0].shutdown.containers[0].sigterm;

    expect(await times()).toBeCloseTo(2.5);
    expect(await times('--job')).toBeCloseTo(0.5);
  });

  test('draws text by default, in colour on a terminal', async () => {
    const plain = await sandbox.run(['timeline', 'job.yaml']);
    const colour = await sandbox.run(['timeline', 'job.yaml'], { isTTY: true });
    const noColour = await sandbox.run(['timeline', 'job.yaml'], { isTTY: true, env: { NO_COLOR: '1' } });

    expect(plain.stdout).toContain('Job etl job.yaml\n');
    expect(colour.stdout).toContain('\u001b[');
    expect(noColour.stdout).toBe(plain.stdout);
  });

  test('shows the findings of the checks, and does not fail for them', async () => {
    const { code, stdout } = await sandbox.run(['timeline', 'healthy.yaml', 'twins.yaml']);

    expect(code).toBe(0);
    expect(stdout.slice(stdout.indexOf('Pod twins'))).toContain('container-names-are-unique');
    expect(stdout.slice(0, stdout.indexOf('Pod twins'))).not.toContain('container-names-are-unique');
  });

  test('writes page and picture in one run', async () => {
    const { code, stdout } = await sandbox.run(['timeline', 'job.yaml', '--format', 'html', '--output', 'life.html', '--format', 'svg', '--output', 'life.svg']);

    expect([code, stdout]).toEqual([0, '']);
    expect(readFileSync(join(sandbox.path, 'life.html'), 'utf-8')).toMatch(/^<!doctype html>\n.*Lifecycle of etl/);
    expect(readFileSync(join(sandbox.path, 'life.svg'), 'utf-8')).toMatch(/^<svg /);
  });

  test('reads standard input', async () => {
    const { stdout } = await sandbox.run(['timeline', '--format', 'json', '-'], { stdin: JOB });

    expect(JSON.parse(stdout).workloads).toHaveLength(1);
  });

  test('tells what it cannot read, shows the rest, and exits with 2', async () => {
    const { code, stdout, stderr } = await sandbox.run(['timeline', '--format', 'json', 'broken.yaml', 'missing.yaml', 'job.yaml']);

    expect(code).toBe(2);
    expect(stderr).toMatch(/broken\.yaml:\d+:\d+: /);
    expect(stderr).toContain('missing.yaml: no such file or directory');
    expect(JSON.parse(stdout).workloads).toHaveLength(1);
  });

  test('shows something for a pod whose shape is all wrong', async () => {
    const shapeless = 'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: 3, terminationGracePeriodSeconds: "a", initContainers: [null, {lifecycle: 1}]}\n';

    for (const format of ['json', 'text', 'svg', 'html']) {
      const { code, stdout } = await sandbox.run(['timeline', '--format', format, '-'], { stdin: shapeless });
      expect([format, code, stdout.includes('x')]).toEqual([format, 0, true]);
    }
  });

  test.each([
    [['timeline'], 'timeline needs files, folders, or - for standard input'],
    [['timeline', '--format', 'pdf', 'job.yaml'], '--format is one of text, json, svg, html, got "pdf"'],
    [['timeline', '--kubernetes-version', 'x', 'job.yaml'], '--kubernetes-version: '],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await sandbox.run(args);

    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync(join(sandbox.path, 'undefined'))).toBe(false);
  });
});
