import { ApiObject, Chart, Cron } from 'cdk8s';
import * as plus32 from 'cdk8s-plus-32';
import { Construct } from 'constructs';
import { IMAGE, newDeployment } from './charts';
import { CONSTRUCTS } from './products';
import {
  DaprSidecar, LifecycleReport, ManifestSidecar, MeshProxySidecar, NativeSidecar, PodLifecycle, SidecarChecks, SidecarCronJob, SidecarJob,
} from '../../src';
import { MAIN } from '../jobs/jobs';

const USES: Readonly<Record<string, (workload: Construct) => unknown>> = {
  ...Object.fromEntries(Object.entries(CONSTRUCTS).map(([id, { add }]) => [id, add])),
  NativeSidecar: (workload) => new NativeSidecar(workload, 'it', { image: IMAGE }),
  ManifestSidecar: (workload) => new ManifestSidecar(workload, 'it', { container: { name: 'it', image: IMAGE } }),
  DaprSidecar: (workload) => new DaprSidecar(workload, 'it', { appId: 'orders' }),
  istio: (workload) => MeshProxySidecar.istio(workload, 'it'),
  linkerd: (workload) => MeshProxySidecar.linkerd(workload, 'it'),
  PodLifecycle: (workload) => PodLifecycle.of(workload),
  SidecarChecks: (workload) => SidecarChecks.of(workload),
};

const HOSTS: Readonly<Record<string, (chart: Chart) => Construct>> = {
  'a Deployment of cdk8s-plus-30': (chart) => newDeployment(chart),
  'a Deployment of cdk8s-plus-32': (chart) => new plus32.Deployment(chart, 'orders', { containers: [{ image: IMAGE }] }),
  'a plain object': (chart) => new ApiObject(chart, 'orders', { apiVersion: 'apps/v1', kind: 'Deployment' }),
  'a custom resource': (chart) => new ApiObject(chart, 'orders', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' }),
};

const noChart = () => new Chart(undefined as unknown as Construct, 'shop');
const error = (path: string) => `"${path}" is in no App, got Chart "shop" as the root of its tree; give that an App as its scope`;

describe.each(Object.entries(HOSTS))('on %s', (_, newHost) => {
  test.each(Object.entries(USES))('%s is refused where there is no App', (_name, use) => {
    expect(() => use(newHost(noChart()))).toThrow(error('shop/orders'));
  });
});

test.each<[string, (chart: Chart) => unknown]>([
  ['SidecarJob', (chart) => new SidecarJob(chart, 'it', { containers: [MAIN] })],
  ['SidecarCronJob', (chart) => new SidecarCronJob(chart, 'it', { containers: [MAIN], schedule: Cron.daily() })],
  ['LifecycleReport', (chart) => new LifecycleReport(chart, 'it')],
])('%s is refused where there is no App', (_, create) => {
  expect(() => create(noChart())).toThrow(error('shop/it'));
});

test.each(Object.entries(USES).filter(([name]) => !(name in CONSTRUCTS)))('%s is refused without a construct', (_, use) => {
  expect(() => use(undefined as unknown as Construct)).toThrow('this needs a construct of an App, got undefined; give a workload, a chart or the App itself');
});

test('the root is named, whatever it is', () => {
  const root = new Construct(undefined as unknown as Construct, 'root');

  expect(() => new NativeSidecar(newDeployment(new Chart(root, 'shop')), 'it', { image: IMAGE }))
    .toThrow('"root/shop/orders" is in no App, got Construct "root" as the root of its tree; give that an App as its scope');
});
