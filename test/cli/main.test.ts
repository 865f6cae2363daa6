import { Sandbox } from './run-cli';
import { version } from '../../package.json';
import { nearest } from '../../src/checks/nearest';

const sandbox = new Sandbox();
const COMMANDS = ['check', 'rules', 'explain'];

test.each([[['--help']], [['-h']], [['help']]])('%s lists the commands', async (args) => {
  const { code, stdout } = await sandbox.run(args);

  COMMANDS.forEach((name) => expect(stdout).toMatch(new RegExp(`^  ${name} +\\S`, 'm')));
  expect(code).toBe(0);
});

test('without a command the same goes to stderr, as a wrong command line', async () => {
  const { code, stdout, stderr } = await sandbox.run([]);

  expect(stdout).toBe('');
  expect(stderr).toContain('Usage: cdk8s-sidecars COMMAND');
  expect(code).toBe(2);
});

test('--version prints that of the package', async () => {
  expect(await sandbox.run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test.each(COMMANDS)('%s --help tells its options in lines of at most 80 columns', async (name) => {
  const { code, stdout } = await sandbox.run([name, '--help']);

  expect(stdout).toContain(`Usage: cdk8s-sidecars ${name}`);
  expect(stdout).toContain('  -h, --help');
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(code).toBe(0);
});

test.each([
  ['chek', 'check'],
  ['tiemline', 'timeline'],
  ['xyzzy', undefined],
])('the nearest command to "%s" is %s', (word, command) => {
  expect(nearest(word, ['check', 'timeline', 'explain'])).toBe(command);
});
