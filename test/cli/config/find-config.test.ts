import { join } from 'node:path';
import { findConfig } from '../../../src/cli/config/find-config';
import { Sandbox } from '../run-cli';

const sandbox = new Sandbox();

test('the nearest configuration file upwards is found, relative to where one stands', () => {
  sandbox.write('.cdk8s-sidecars.yaml', '');
  sandbox.write('a/.cdk8s-sidecars.yaml', '');
  sandbox.write('a/b/c/pod.yaml', '');

  expect(findConfig(sandbox.path)).toBe('.cdk8s-sidecars.yaml');
  expect(findConfig(join(sandbox.path, 'a', 'b', 'c'))).toBe(join('..', '..', '.cdk8s-sidecars.yaml'));
});
