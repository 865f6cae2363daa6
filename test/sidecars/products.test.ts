import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { newChart, templateOf } from './charts';
import { complaintsAbout, newApp, RESTRICTED } from './product-checks';
import { CONSTRUCTS } from './products';
import { ContainerSpec } from '../../src/pod/manifest';
import { productOf, ProductUse } from '../../src/pod/products/catalogue';

const ROOT = join(__dirname, '../..');

const rows = Object.entries(CONSTRUCTS);

function sidecarOf(file: string): { readonly spec: ContainerSpec; readonly use: ProductUse } {
  const chart = newChart();
  CONSTRUCTS[file].add(newApp(chart));
  const spec = templateOf(chart).spec.initContainers.find((c: any) => c.name === 'it');
  return { spec, use: productOf({ spec })! };
}

describe('constructs for products', () => {
  test('have one file, one test, one page and one row each', () => {
    const files = readdirSync(join(ROOT, 'src/sidecars'), { withFileTypes: true })
      .filter((entry) => entry.isFile() && /extends NativeSidecar\b/.test(readFileSync(join(ROOT, 'src/sidecars', entry.name), 'utf8')))
      .map((entry) => entry.name.replace(/\.ts$/, ''));

    expect(files.sort()).toEqual(Object.keys(CONSTRUCTS).sort());
    expect(files.filter((file) => !existsSync(join(__dirname, `${file}.test.ts`)))).toEqual([]);
    expect(files.filter((file) => !existsSync(join(ROOT, `docs/sidecars/${file}.md`)))).toEqual([]);
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
    add(newApp(chart));

    expect(complaintsAbout(chart, version)).toEqual([]);
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
