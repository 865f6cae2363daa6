import { pod, viewOf } from './pods';
import { ContainerSpec, PodSpec } from '../../src/pod/manifest';
import { resourcesOf, totalOf } from '../../src/pod/resources';

const container = (name: string, cpu: string, spec: ContainerSpec = {}): ContainerSpec => ({ name, resources: { requests: { cpu } }, ...spec });
const sidecar = (name: string, cpu: string) => container(name, cpu, { restartPolicy: 'Always' });
const MAINS = [container('a', '300m'), container('b', '200m')];
const S1 = sidecar('s1', '100m');
const S2 = sidecar('s2', '200m');

describe('requests', () => {
  test.each<[string, PodSpec, number]>([
    ['a classic init container ahead of the sidecars runs alone', { initContainers: [container('c', '900m'), S1, S2] }, 900],
    ['a classic init container pays for the sidecars before it', { initContainers: [S1, container('c', '900m'), S2] }, 1000],
    ['behind all sidecars it pays for all of them', { initContainers: [S1, S2, container('c', '900m')] }, 1200],
    ['a small one changes nothing', { initContainers: [S1, container('c', '500m'), S2] }, 800],
    ['sidecars run beside the mains', { initContainers: [S1, S2] }, 800],
    ['the overhead is added', { initContainers: [S1, container('c', '900m'), S2], overhead: { cpu: '250m' } }, 1250],
    ['the pod\'s own request stands for the containers\'', { initContainers: [S1, container('c', '900m'), S2], resources: { requests: { cpu: '1500m' } } }, 1500],
    ['fractions are added up exactly before they are rounded', { initContainers: [sidecar('s', '0.1m'), sidecar('t', '0.1m')] }, 501],
  ])('%s', (_name, spec, cpuMillis) => {
    expect(resourcesOf(pod({ ...spec, containers: MAINS })).requests.cpuMillis).toBe(cpuMillis);
  });

  test('a limit is the request too where there is none', () => {
    const { requests, limits } = resourcesOf(pod({ containers: [{ resources: { limits: { cpu: 1, memory: '1Gi' }, requests: { cpu: '100m' } } }] }));

    expect(requests).toEqual({ cpuMillis: 100, memoryBytes: 1073741824 });
    expect(limits).toEqual({ cpuMillis: 1000, memoryBytes: 1073741824 });
  });

  test('pod-level resources do not exist before 1.34', () => {
    expect(resourcesOf(pod({ containers: MAINS, resources: { requests: { cpu: '2' } } }, '1.33')).requests.cpuMillis).toBe(500);
  });

  test('a pod-level limit is the request of a resource that no container requests', () => {
    const { requests } = resourcesOf(pod({ containers: MAINS, resources: { limits: { cpu: '2', memory: '1Gi' } } }));

    expect(requests).toEqual({ cpuMillis: 500, memoryBytes: 1073741824 });
  });

  test('the sidecars\' part is told', () => {
    expect(resourcesOf(pod({ initContainers: [S1, container('c', '900m'), S2], containers: MAINS })).sidecars).toEqual({ cpuMillis: 300, memoryBytes: 0 });
  });

  test('what is no quantity counts as nothing', () => {
    expect(resourcesOf(pod({ containers: [container('a', 'much'), container('b', '5m')] })).requests.cpuMillis).toBe(5);
  });
});

describe('limits', () => {
  test('there are none when no container has one', () => {
    expect(resourcesOf(pod({ containers: MAINS })).limits).toBeUndefined();
  });

  test('the overhead counts only where there is a limit', () => {
    const spec = { containers: [{ resources: { limits: { cpu: '1' } } }], overhead: { cpu: '250m', memory: '1Mi' } };

    expect(resourcesOf(pod(spec)).limits).toEqual({ cpuMillis: 1250 });
  });
});

describe('quality of service', () => {
  const full = { limits: { cpu: '1', memory: '1Gi' } };
  const limited = (name: string): ContainerSpec => ({ name, resources: full });

  test.each<[string, PodSpec, string]>([
    ['no container', {}, 'BestEffort'],
    ['nothing asked for', { containers: [{}] }, 'BestEffort'],
    ['cpu and memory limited everywhere', { initContainers: [limited('s')], containers: [limited('a')] }, 'Guaranteed'],
    ['a sidecar without limits', { initContainers: [{ name: 's', restartPolicy: 'Always' }], containers: [limited('a')] }, 'Burstable'],
    ['a classic init container without limits', { initContainers: [{ name: 'c' }], containers: [limited('a')] }, 'Burstable'],
    ['a request below the limit', { containers: [{ resources: { ...full, requests: { cpu: '500m' } } }] }, 'Burstable'],
    ['only other resources', { containers: [{ resources: { limits: { 'acme.io/gpu': 1 } } }] }, 'BestEffort'],
    ['pod-level limits alone decide', { containers: [{}], resources: full }, 'Guaranteed'],
    ['pod-level requests alone', { containers: [limited('a')], resources: { requests: { cpu: '2' } } }, 'Burstable'],
    ['zeros', { containers: [{ resources: { requests: { cpu: 0 }, limits: { memory: '0' } } }] }, 'BestEffort'],
  ])('%s', (_name, spec, qosClass) => {
    expect(resourcesOf(pod(spec)).qosClass).toBe(qosClass);
  });
});

describe('replicas', () => {
  const template = { spec: { containers: MAINS } };

  test.each<[string, string, object, number | undefined]>([
    ['apps/v1', 'Deployment', { replicas: 200, template }, 200],
    ['apps/v1', 'Deployment', { template }, 1],
    ['apps/v1', 'StatefulSet', { replicas: 0, template }, 0],
    ['apps/v1', 'DaemonSet', { template }, undefined],
    ['batch/v1', 'Job', { parallelism: 5, completions: 3, template }, 3],
    ['batch/v1', 'Job', { completions: 10, template }, 1],
    ['batch/v1', 'CronJob', { jobTemplate: { spec: { parallelism: 4, template } } }, 4],
    ['argoproj.io/v1alpha1', 'Rollout', { replicas: 7, template }, 7],
    ['serving.knative.dev/v1', 'Service', { template }, undefined],
  ])('of %s %s %j', (apiVersion, kind, spec, replicas) => {
    expect(resourcesOf(viewOf({ apiVersion, kind, metadata: { name: 'w' }, spec })).replicas).toBe(replicas);
  });
});

test('totals multiply by the replicas: 100m in 200 pods reserve 20 CPUs', () => {
  const web = viewOf({
    apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas: 200, template: { spec: { initContainers: [S1], containers: MAINS } } },
  });
  const agent = viewOf({ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'agent' }, spec: { template: { spec: { containers: MAINS } } } });

  expect(totalOf([web, agent].map(resourcesOf))).toEqual({
    requests: { cpuMillis: 120_000, memoryBytes: 0 },
    sidecars: { cpuMillis: 20_000, memoryBytes: 0 },
    withoutReplicas: 1,
  });
});
