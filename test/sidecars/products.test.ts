import { Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { newChart, templateOf } from './charts';
import { complaintsAbout, newApp, RESTRICTED } from './product-checks';
import { CONSTRUCTS } from './products';
import { PodLifecycle } from '../../src';
import { ContainerSpec } from '../../src/pod/manifest';
import { productOf, ProductUse } from '../../src/pod/products/catalogue';

const ROOT = join(__dirname, '../..');

const rows = Object.entries(CONSTRUCTS);

/** An app of which is known how long it writes logs. */
function appOf(chart: Chart): kplus.Deployment {
  const app = newApp(chart);
  expectOf(app);
  return app;
}

function expectOf(workload: Construct): void {
  PodLifecycle.of(workload).expect('app', { preStop: Duration.seconds(0), drain: Duration.seconds(5) });
}

function sidecarOf(file: string): { readonly spec: ContainerSpec; readonly use: ProductUse } {
  const chart = newChart();
  CONSTRUCTS[file].add(appOf(chart));
  const spec = templateOf(chart).spec.initContainers.find((c: any) => c.name === 'it');
  return { spec, use: productOf({ spec })! };
}

describe('constructs for products', () => {
  test('have one file or folder, one test, one page and one row each, and are exported', () => {
    const own = readdirSync(join(ROOT, 'src/sidecars'), { withFileTypes: true }).filter(hasConstruct).map((entry) => entry.name.replace(/\.ts$/, ''));
    const isThere = (...paths: string[]) => paths.some((path) => existsSync(join(ROOT, path)));
    const index = readFileSync(join(ROOT, 'src/index.ts'), 'utf8');

    expect(own.sort()).toEqual(Object.keys(CONSTRUCTS).sort());
    expect(own.filter((id) => !isThere(`test/sidecars/${id}.test.ts`, `test/sidecars/${id}`))).toEqual([]);
    expect(own.filter((id) => !isThere(`docs/sidecars/${id}.md`, `docs/${id}.md`))).toEqual([]);
    expect(own.filter((id) => !index.includes(`'./sidecars/${id}'`))).toEqual([]);
  });

  test.each(rows)('%s is the product of the catalogue, told by its image', (file, { product }) => {
    expect(sidecarOf(file).use.product.id).toBe(product);
  });

  test.each(rows)('%s runs until it is stopped, by all that the manifest says', (file) => {
    expect(sidecarOf(file).use.runsForEver).not.toBe(false);
  });

  test.each(rows)('%s runs as the image\'s own user, or where that is root or unknown, as another', (file) => {
    const { spec, use } = sidecarOf(file);

    expect(spec.securityContext?.runAsUser).toBeGreaterThan(0);
    expect(use.user?.uid ?? spec.securityContext?.runAsUser).toBe(spec.securityContext?.runAsUser);
  });

  test.each(rows)('%s is asked only where it listens for the kubelet', (file) => {
    const { spec, use } = sidecarOf(file);
    const { ports, complete } = use.listening;
    const probes = [spec.startupProbe, spec.livenessProbe, spec.readinessProbe].flatMap((probe) => probe?.httpGet ?? probe?.tcpSocket ?? []);
    const reached = ports.filter((port) => port.address === 'any').map((port) => port.port);

    expect(complete ? probes.filter(({ port }) => !reached.includes(Number(port))) : []).toEqual([]);
  });

  test.each(rows)('%s has the startup probe that the catalogue advises, or none where it advises none', (file) => {
    const { spec, use } = sidecarOf(file);
    const advised = use.startupProbe ?? {};

    expect(spec.startupProbe?.httpGet?.path).toBe(advised.httpGet?.path);
    expect(Object.keys(spec.startupProbe ?? {})).toEqual(expect.arrayContaining(Object.keys(advised).filter((key) => /^(exec|httpGet|tcpSocket)$/.test(key))));
  });

  test.each(rows)('%s has no hook that would end it', (file) => {
    expect(sidecarOf(file).spec.lifecycle?.preStop?.exec).toBeUndefined();
  });

  test.each(rows.flatMap(([file, row]) => ['1.32', '1.36'].map((version) => [file, version, row] as const)))('%s has no finding for Kubernetes %s, and is "restricted"', (_file, version, { add }) => {
    const chart = newChart();
    add(appOf(chart));

    expect(complaintsAbout(chart, version)).toEqual([]);
  });

  test.each(rows)('%s is the same in a custom resource as in a workload of cdk8s-plus', (file, { add }) => {
    const chart = newChart();
    const orders = new ApiObject(chart, 'orders', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      spec: {
        selector: { matchLabels: { app: 'orders' } },
        template: { metadata: { labels: { app: 'orders' } }, spec: { containers: [{ name: 'app', image: 'registry.acme.io/app:1.0' }] } },
      },
    });
    expectOf(orders);
    add(orders);

    const { initContainers, volumes = [] } = templateOf(chart).spec;
    const it = initContainers.find((c: any) => c.name === 'it');
    const mounted: string[] = (it.volumeMounts ?? []).map((mount: any) => mount.name);

    expect(it).toEqual(sidecarOf(file).spec);
    expect(volumes.map((volume: any) => volume.name)).toEqual(expect.arrayContaining(mounted));
  });

  test.each(rows)('%s lets a Job end', (_file, { add }) => {
    const chart = newChart();
    const job = new kplus.Job(chart, 'etl', {
      activeDeadline: Duration.hours(1),
      restartPolicy: kplus.RestartPolicy.ON_FAILURE,
      containers: [{ name: 'app', image: 'registry.acme.io/app:1.0', resources: {}, securityContext: RESTRICTED }],
    });
    add(job);

    const findings = complaintsAbout(chart, '1.32');

    expect(findings.filter((line) => !line.startsWith('info'))).toEqual([]);
    expect(templateOf(chart).spec.initContainers.filter((c: any) => c.restartPolicy !== 'Always')).toEqual([]);
  });
});

/** Whether a class for a product is in a file, or in one of a folder. */
function hasConstruct(entry: Dirent): boolean {
  const path = join(ROOT, 'src/sidecars', entry.name);
  const files = entry.isFile() ? [path] : readdirSync(path).filter((file) => file.endsWith('.ts')).map((file) => join(path, file));
  return files.some((file) => /extends NativeSidecar\b/.test(readFileSync(file, 'utf8')));
}
