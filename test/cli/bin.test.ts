import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { HEALTHY, TWINS } from './manifests';
import { Sandbox } from './run-cli';

const sandbox = new Sandbox();
const program = join(sandbox.path, 'program.js');

beforeAll(() => {
  buildSync({ entryPoints: [resolve(__dirname, '../../src/cli/bin.ts')], bundle: true, platform: 'node', outfile: program, logLevel: 'error' });
  sandbox.write('package.json', '{"version": "1.2.3"}');
  sandbox.write('twins.yaml', TWINS);
});

/** Runs a line of shell in which $CLI is the program; only where there is such a shell. */
function shell(line: string, input = '') {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
    cwd: sandbox.path, input, encoding: 'utf8', env: { ...process.env, CLI: `${process.execPath} ${program}` },
  });
  return { status, stdout, stderr };
}

test('the process ends with the exit code', () => {
  expect(shell('$CLI --version')).toEqual({ status: 0, stdout: '1.2.3\n', stderr: '' });
  expect(shell('$CLI check twins.yaml').status).toBe(1);
  expect(shell('$CLI check missing.yaml').status).toBe(2);
});

test('standard input is read to its end, also from a slow writer', () => {
  const { status, stdout } = shell('(cat; sleep 0.3; printf \'%s\' \'---\n\'; cat twins.yaml) | $CLI check - --format json', HEALTHY);

  expect(JSON.parse(stdout).objects).toBe(2);
  expect(status).toBe(1);
});

test('standard input that cannot be read is told in one line', () => {
  expect(shell('$CLI check - < .')).toMatchObject({ status: 2, stderr: 'cdk8s-sidecars: <stdin>: is a directory\n' });
});

test('a reader that goes away early is no failure', () => {
  sandbox.write('many.yaml', Array(2000).fill(TWINS).join('---\n'));

  const { status, stdout, stderr } = shell('$CLI check many.yaml | head -n 1');

  expect(stdout).toBe('Pod twins  many.yaml\n');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
