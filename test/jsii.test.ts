import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import * as sidecars from '../src';

jest.setTimeout(300_000);

const PACMAK = path.join(path.dirname(require.resolve('jsii-pacmak/package.json')), 'bin/jsii-pacmak');
const ROOT = path.join(__dirname, '..');

let outdir: string;
beforeAll(() => outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'pacmak-')));
afterAll(() => fs.rmSync(outdir, { recursive: true }));

test('the package can be generated in every language', () => {
  const targets = ['python', 'java', 'go', 'dotnet'];

  const { status, stderr } = spawnSync(process.execPath, [
    PACMAK, '--code-only', '--outdir', outdir, '--no-npmignore', '--parallel', ...targets.flatMap((target) => ['--target', target]),
  ], { cwd: ROOT, encoding: 'utf8' });

  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  expect(fs.readdirSync(outdir).sort()).toEqual([...targets].sort());
});

test('only classes, structs and enums are exported', () => {
  const assembly = JSON.parse(fs.readFileSync(path.join(ROOT, '.jsii'), 'utf8'));
  const exported = Object.keys(sidecars);

  expect(exported.filter((name) => !assembly.types[`cdk8s-sidecars.${name}`])).toEqual([]);
});
