import { resourcesOf, totalOf } from '../../../src/pod/resources';
import { PLAIN } from '../../../src/report/paint';
import { cpu, memory, share } from '../../../src/report/resources/amounts';
import { resourcesEntry, resourcesJson } from '../../../src/report/resources/json';
import { resourcesText } from '../../../src/report/resources/text';
import { viewOf } from '../../pod/pods';

const resources = (cpuRequest: string, memoryRequest: string) => ({ resources: { requests: { cpu: cpuRequest, memory: memoryRequest } } });
const SPEC = {
  initContainers: [{ name: 'proxy', image: 'a', restartPolicy: 'Always', resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } } }],
  containers: [{ name: 'app', image: 'a', ...resources('300m', '448Mi') }],
};
const deployment = viewOf({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'orders', namespace: 'shop' }, spec: { replicas: 200, template: { spec: SPEC } } });
const daemonSet = viewOf({ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'agent' }, spec: { template: { spec: SPEC } } });

test.each([[0, '0'], [250, '250m'], [1000, '1'], [1500, '1.5'], [20_000, '20']])('%d thousandths of a CPU read as %s', (millis, words) => {
  expect(cpu(millis)).toBe(words);
});

test.each([[0, '0'], [1023, '1023'], [134_217_728, '128Mi'], [3_623_878_656, '3.4Gi']])('%d bytes read as %s', (bytes, words) => {
  expect(memory(bytes)).toBe(words);
});

test('a share of nothing is nothing', () => {
  expect([share(1, 3), share(0, 0)]).toEqual(['33%', '0%']);
});

describe('the JSON of resources', () => {
  test('has the requests of a pod, its limits with null for none, its sidecars, and the sum over all pods', () => {
    const amounts = resourcesOf(deployment);

    const json = JSON.parse(resourcesJson([resourcesEntry(deployment, 'a.yaml', amounts)], totalOf([amounts])));

    expect(json).toEqual({
      workloads: [{
        object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'orders' },
        file: 'a.yaml',
        replicas: 200,
        requests: { cpuMillis: 400, memoryBytes: 536_870_912 },
        limits: { cpuMillis: null, memoryBytes: 134_217_728 },
        sidecars: { cpuMillis: 100, memoryBytes: 67_108_864 },
        qosClass: 'Burstable',
      }],
      total: {
        requests: { cpuMillis: 80_000, memoryBytes: 107_374_182_400 },
        limits: { cpuMillis: 0, memoryBytes: 26_843_545_600 },
        sidecars: { cpuMillis: 20_000, memoryBytes: 13_421_772_800 },
        withoutReplicas: 0,
      },
    });
  });

  test('says null of the number of pods of a DaemonSet', () => {
    expect(JSON.parse(resourcesEntry(daemonSet, 'a.yaml', resourcesOf(daemonSet))).replicas).toBeNull();
  });
});

describe('the table of resources', () => {
  test('has a line for each workload and the sum, within 80 columns', () => {
    const rows = [deployment, daemonSet].map((pod) => ({ object: pod.object, resources: resourcesOf(pod) }));

    const text = resourcesText(rows, totalOf(rows.map((row) => row.resources)), PLAIN);

    expect(text).toBe(`\
WORKLOAD               QOS       PODS  CPU   MEM ALL CPU ALL MEM SIDECARS
shop/orders Deployment Burstable  200 400m 512Mi      80   100Gi 25%  13%
agent DaemonSet        Burstable    ? 400m 512Mi       ?       ? 25%  13%
total                                                 80   100Gi 25%  13%
sidecars reserve 20 CPU, 12.5Gi of it
not in the sum: 1 workload whose number of pods the manifest does not say
`);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('cuts names that are too long', () => {
    const long = { ...deployment.object, name: 'a'.repeat(80) };

    const text = resourcesText([{ object: long, resources: resourcesOf(deployment) }], totalOf([resourcesOf(deployment)]), PLAIN);

    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(text).toContain('a… ');
  });
});
