import { RULES } from '../../../src/checks/registry';
import { Sandbox } from '../run-cli';

const sandbox = new Sandbox();

test('lists every rule by category', async () => {
  const { code, stdout } = await sandbox.run(['rules']);

  expect(stdout).toMatch(/^admission\n( {2}\S+ +\S+ +\S.*\n)+\n/);
  expect(stdout).toContain(`\n${RULES.length} rules; cdk8s-sidecars explain RULE tells more of one\n`);
  expect(code).toBe(0);
});

test('lists every rule as JSON', async () => {
  const { rules } = JSON.parse((await sandbox.run(['rules', '--format', 'json'])).stdout);

  expect(rules.map((rule: any) => rule.id)).toEqual(RULES.map((rule) => rule.id));
  expect(Object.keys(rules[0])).toEqual(['id', 'category', 'severity', 'title', 'why', 'fix']);
});
