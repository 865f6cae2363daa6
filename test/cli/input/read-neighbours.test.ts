import { Sandbox } from '../run-cli';

const sandbox = new Sandbox();

const pod = (name: string, namespace: string) => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  containers: [{name: app, image: "registry.acme.io/app:1.0"}]
`;
const namespace = (name: string) => `apiVersion: v1
kind: Namespace
metadata: {name: ${name}, labels: {istio-injection: enabled}}
`;

async function startsOf(args: readonly string[], stdin?: string): Promise<string[][]> {
  const { stdout } = await sandbox.run(['timeline', '--format', 'json', ...args], { stdin });
  return JSON.parse(stdout).workloads.map(({ startup }: any) => startup.containers.map(({ name }: any) => name));
}

test('a namespace tells of pods in front of it, and in other files', async () => {
  sandbox.write('a.yaml', `${pod('orders', 'shop')}---\n${namespace('shop')}---\n${pod('tool', 'tools')}`);
  sandbox.write('b.yaml', pod('payments', 'shop'));

  expect(await startsOf(['a.yaml', 'b.yaml'])).toEqual([['istio-init', 'istio-proxy', 'app'], ['app'], ['istio-init', 'istio-proxy', 'app']]);
});

test('standard input and lists are read ahead as well', async () => {
  const list = {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'orders', namespace: 'shop' }, spec: { containers: [{ name: 'app', image: 'app' }] } },
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { 'istio-injection': 'enabled' } } },
    ],
  };

  expect(await startsOf(['-'], JSON.stringify(list))).toEqual([['istio-init', 'istio-proxy', 'app']]);
});

test('check knows the ports that the namespace\'s mesh takes', async () => {
  sandbox.write('clash.yaml', `${pod('orders', 'shop').replace('1.0"', '1.0", ports: [{containerPort: 15021}]')}---\n${namespace('shop')}`);

  const { report } = await sandbox.check(['clash.yaml']);

  expect(report.findings.map(({ rule }: any) => rule)).toContain('listeners-have-their-own-ports');
});

test('a broken document does not hide the others, and is told of once', async () => {
  sandbox.write('broken.yaml', `${namespace('shop')}---\nkind: Namespace\nmetadata: {labels: {istio-injection: [}\n---\n${pod('orders', 'shop')}`);

  const { stdout, stderr, code } = await sandbox.run(['timeline', '--format', 'json', 'broken.yaml']);

  expect(code).toBe(2);
  expect(stdout).toContain('istio-proxy');
  expect(stderr.match(/broken\.yaml/g)).toHaveLength(1);
});
