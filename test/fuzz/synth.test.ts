import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import fc from 'fast-check';
import { mutateValue, ValueMutation, valueMutation } from './mutations';
import { FluentBitOutput, FluentBitSidecar, GitSyncSidecar, MeshProxySidecar, NativeSidecar, PodLifecycle, VaultAgentSidecar, VaultFile } from '../../src';
import { DEFAULT_KUBERNETES_VERSION } from '../../src/pod/kubernetes-version';
import { readPod } from '../../src/pod/read-pod';

const RUNS = Math.ceil(Number(process.env.FUZZ_RUNS ?? 24_000) / 50);
// the same inputs in every run of the tests; the long fuzz draws new ones, and prints the seed of a failure
const SEED = process.env.FUZZ_RUNS ? {} : { seed: 20261130 };

const TEMPLATE = {
  metadata: {
    labels: { app: 'orders' },
    annotations: { 'cdk8s-sidecars/lifecycle': '{"app":{"drainSeconds":5}}', 'prometheus.io/scrape': 'true' },
  },
  spec: {
    terminationGracePeriodSeconds: 60,
    securityContext: { runAsNonRoot: true },
    initContainers: [
      { name: 'migrate', image: 'registry.acme.io/migrate:1.0', command: ['migrate', 'up'] },
      { name: 'cache', image: 'registry.acme.io/cache:1.0', restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 6379 }, periodSeconds: 1 } },
    ],
    containers: [{
      name: 'app',
      image: 'registry.acme.io/app:1.0',
      env: [{ name: 'PORT', value: '8080' }, { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
      ports: [{ name: 'http', containerPort: 8080 }],
      resources: { requests: { cpu: '100m', memory: '128Mi' } },
      volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }, { name: 'app-logs', mountPath: '/var/log/app' }],
      readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
      lifecycle: { preStop: { sleep: { seconds: 5 } } },
      securityContext: { runAsUser: 1000 },
    }],
    volumes: [{ name: 'scratch', emptyDir: {} }, { name: 'app-logs', emptyDir: { sizeLimit: '1Gi' } }],
  },
};

const WORKLOADS = [
  { apiVersion: 'apps/v1', kind: 'Deployment', spec: { replicas: 2, selector: { matchLabels: { app: 'orders' } }, template: TEMPLATE } },
  { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: { selector: { matchLabels: { app: 'orders' } }, template: TEMPLATE } },
  { apiVersion: 'v1', kind: 'Pod', ...TEMPLATE },
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: { ...TEMPLATE, spec: { ...TEMPLATE.spec, restartPolicy: 'Never' } } } } },
  },
];

/** What sidecars change of a pod: volumes, mounts, variables, annotations, hooks, the security context and the grace period. */
const USES: readonly ((workload: ApiObject) => void)[] = [
  (workload) => {
    const sidecar = new NativeSidecar(workload, 'agent', { image: 'registry.acme.io/agent:1.0', startsBefore: ['app'] });
    sidecar.shareVolume('app', '/var/agent');
    sidecar.container.env.addVariable('MODE', kplus.EnvValue.fromValue('fast'));
  },
  (workload) => new FluentBitSidecar(workload, 'logs', {
    logs: [{ container: 'app', path: '/var/log/app' }],
    outputs: [FluentBitOutput.loki({ host: 'loki.monitoring.svc', labels: { app: 'orders' } })],
  }),
  (workload) => new GitSyncSidecar(workload, 'content', { repository: 'https://github.com/acme/content', containers: ['app'] }),
  (workload) => new VaultAgentSidecar(workload, 'vault', {
    address: 'https://vault.vault.svc:8200',
    role: 'orders',
    files: [VaultFile.fromField('password', 'secret/data/orders', 'password')],
    containers: ['app'],
  }),
  (workload) => {
    MeshProxySidecar.istio(workload, 'mesh');
    PodLifecycle.of(workload).fitGracePeriod();
  },
];

let outdir: string;
beforeAll(() => outdir = mkdtempSync(join(tmpdir(), 'fuzz-')));
afterAll(() => rmSync(outdir, { recursive: true }));

test('whatever the manifest of a workload holds, its synthesis is either good or says what is wrong', () => {
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const mutations = fc.array(valueMutation, { minLength: 1, maxLength: 2 });
    fc.assert(fc.property(fc.constantFrom(...WORKLOADS), mutations, fc.subarray([...USES], { minLength: 1 }), (workload, changes, uses) => {
      expect(faultsOf(workload, changes, uses)).toEqual([]);
    }), { numRuns: RUNS, ...SEED });
  } finally {
    stderr.mockRestore();
  }
}, 600_000);

/** What is wrong with the outcome of a synthesis; nothing in a program without faults. */
function faultsOf(workload: (typeof WORKLOADS)[number], changes: readonly ValueMutation[], uses: typeof USES): string[] {
  const { apiVersion, kind, ...fields } = workload;
  const app = new App({ outdir: join(outdir, 'dist') });
  // a list with a name that is a number would have holes
  const mutated = JSON.parse(JSON.stringify(mutateValue(fields, changes)));
  const object = new ApiObject(new Chart(app, 'chart'), 'orders', { apiVersion, kind, ...mutated });
  const wrongType = hasWrongType(object);
  rmSync(app.outdir, { recursive: true, force: true });
  try {
    uses.forEach((use) => use(object));
    app.synth();
    return [...wrongType ? ['a wrong type is written'] : [], ...isWritten(app) ? [] : ['nothing is written']];
  } catch (error) {
    const isTold = !wrongType || (error as Error).message.includes('fields-have-the-right-type');
    return [...isTold ? [] : ['a wrong type is not told'], ...isWritten(app) ? ['something is written'] : [], ...faultsOfError(error as Error)];
  }
}

function hasWrongType(object: ApiObject): boolean {
  try {
    return readPod(object.toJson(), DEFAULT_KUBERNETES_VERSION)?.shape.some((problem) => problem.kind === 'type') ?? false;
  } catch {
    return false;
  }
}

function isWritten({ outdir: folder }: App): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0;
}

/** What an exception of the language says, in an error of its own or as a line of another. */
const RAW = /Cannot (read|set|use|convert|destructure|create)|is not (a function|a constructor|iterable|extensible)|Invalid (array|string) length|\[object Object\]|\bundefined\b/;

function faultsOfError({ name, message }: Error): string[] {
  const lines = message.split('\n').filter((line) => !line.includes('Failed serializing construct'));
  return [...name === 'Error' ? [] : [name], ...lines.filter((line) => RAW.test(line))];
}
