import * as fs from 'fs';
import * as path from 'path';
import { cdk8sSynth } from './cdk8s-cli';

jest.setTimeout(120_000);

const EXAMPLES = path.join(__dirname, '../../examples');

const examples = fs.readdirSync(EXAMPLES).filter((name) => fs.existsSync(path.join(EXAMPLES, name, 'cdk8s.yaml')));

test.each(examples)('the example %s is synthesised to its expected manifest', (name) => {
  const { status, stderr, manifests } = cdk8sSynth(path.join(EXAMPLES, name));

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(Object.values(manifests).join('---\n')).toBe(fs.readFileSync(path.join(EXAMPLES, name, 'expected.k8s.yaml'), 'utf8'));
});

test('an app with errors exits with 1, tells every one of them, and leaves no manifest behind', () => {
  const { status, stderr, manifests } = cdk8sSynth(path.join(__dirname, 'bad-app'));

  const told = stderr.split('\n').filter((line) => line.startsWith('  ['));
  expect({ status, told, manifests }).toEqual({
    status: 1,
    told: [
      '  [slow/web] grace-period-covers-shutdown: pod takes 45s to stop ("app" 45s after SIGTERM), got terminationGracePeriodSeconds 30: ' +
      '"app" is killed at 30s; set terminationGracePeriodSeconds: 47 or more',
      '  [wrong/web] container "proxy" is to start before a container that does not exist, got "migrate"; name one of "app" in \'startsBefore\'',
      '  [wrong/web] container-names-are-unique: container name is used twice, got "app" also at spec.template.spec.containers[0]; ' +
      'rename one of the containers',
    ],
    manifests: {},
  });
});
