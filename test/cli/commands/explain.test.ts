import { Sandbox } from '../run-cli';

const sandbox = new Sandbox();

test('tells all that there is to know of a rule, in lines of at most 80 columns where words allow', async () => {
  const { code, stdout } = await sandbox.run(['explain', 'container-names-are-unique']);

  expect(stdout).toMatch(/^container-names-are-unique \(admission, error\)\n/);
  for (const heading of ['Why', 'Repair', 'Bad', 'Good', 'When to acknowledge']) {
    expect(stdout).toContain(`\n${heading}\n`);
  }
  expect(stdout).toContain('\n    initContainers:\n      - {name: app, image: migrate}\n');
  expect(code).toBe(0);
});

test.each<[string, string[], string]>([
  ['an unknown rule', ['container-name-is-unique'],
    'unknown rule "container-name-is-unique" (did you mean "container-names-are-unique"?); see: cdk8s-sidecars rules'],
  ['no rule', [], 'explain takes one rule, such as: cdk8s-sidecars explain container-names-are-unique'],
])('%s is a wrong command line', async (_name, args, message) => {
  expect(await sandbox.run(['explain', ...args])).toEqual({ code: 2, stdout: '', stderr: `cdk8s-sidecars: ${message}\n` });
});
