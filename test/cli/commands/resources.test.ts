import { CONFIG_MAP, HEALTHY } from '../manifests';
import { Sandbox } from '../run-cli';

const DEPLOYMENT = `\
apiVersion: apps/v1
kind: Deployment
metadata: {name: orders}
spec:
  replicas: 200
  selector: {matchLabels: {app: orders}}
  template:
    metadata: {labels: {app: orders}}
    spec:
      initContainers:
        - {name: shipper, image: 'registry.acme.io/shipper:1.0', restartPolicy: Always, resources: {requests: {cpu: 100m, memory: 64Mi}}}
      containers:
        - {name: app, image: 'registry.acme.io/app:1.0', resources: {requests: {cpu: 250m, memory: 512Mi}}}
`;

describe('resources', () => {
  const sandbox = new Sandbox();
  sandbox.write('orders.yaml', DEPLOYMENT);
  sandbox.write('healthy.yaml', HEALTHY);
  sandbox.write('settings.yaml', CONFIG_MAP);

  test('tells what a sidecar costs over all pods', async () => {
    const { code, stdout } = await sandbox.run(['resources', '--format', 'json', 'orders.yaml', 'settings.yaml']);

    const { workloads, total } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(workloads).toMatchObject([{ file: 'orders.yaml', replicas: 200, requests: { cpuMillis: 350 }, limits: null, qosClass: 'Burstable' }]);
    expect(total.sidecars.cpuMillis).toBe(20_000);
  });

  test('shows a table by default', async () => {
    const { stdout } = await sandbox.run(['resources', 'orders.yaml', 'healthy.yaml']);

    expect(stdout).toBe(`\
WORKLOAD          QOS        PODS  CPU   MEM ALL CPU ALL MEM SIDECARS
orders Deployment Burstable   200 350m 576Mi      70   113Gi 29%  11%
healthy Pod       BestEffort    1    0     0       0       0  0%   0%
total                                             70   113Gi 29%  11%
sidecars reserve 20 CPU, 12.5Gi of it
`);
  });

  test.each(['1e3x', '-1', 'abc', ''])('counts a quantity that is none, %j, as nothing', async (quantity) => {
    const { code, stdout } = await sandbox.run(['resources', '--format', 'json', '-'], { stdin: DEPLOYMENT.replace('250m', JSON.stringify(quantity)) });

    expect(code).toBe(0);
    expect(JSON.parse(stdout).workloads).toHaveLength(1);
  });

  test('needs input', async () => {
    expect(await sandbox.run(['resources'])).toMatchObject({ code: 2, stderr: expect.stringContaining('resources needs files, folders, or - for standard input') });
  });
});
