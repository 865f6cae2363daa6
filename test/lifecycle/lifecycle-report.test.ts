import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, AppProps, Chart } from 'cdk8s';
import { LifecycleReport, SidecarChecks } from '../../src';

let outdir: string;

beforeEach(() => { outdir = mkdtempSync(join(tmpdir(), 'lifecycle-')); });
afterEach(() => rmSync(outdir, { recursive: true, force: true }));

function appWith(names: readonly string[], props: AppProps = {}): App {
  const app = new App({ outdir, ...props });
  const chart = new Chart(app, 'shop');
  names.forEach((name) => deployment(chart, name));
  return app;
}

function deployment(chart: Chart, name: string, graceSeconds = 30): ApiObject {
  return new ApiObject(chart, name, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { terminationGracePeriodSeconds: graceSeconds, containers: [{ name: 'app', image: 'registry.acme.io/app:1.0' }] },
      },
    },
  });
}

test('synth writes a page about every workload beside the manifests', () => {
  const app = appWith(['orders', 'billing']);
  new LifecycleReport(app, 'lifecycle');

  app.synth();

  expect(readdirSync(outdir).sort()).toEqual(['lifecycle.html', 'shop.k8s.yaml']);
  const page = readFileSync(join(outdir, 'lifecycle.html'), 'utf-8');
  expect(page).toContain('<a href="#w1">orders</a>');
  expect(page).toContain('<a href="#w2">billing</a>');
  expect(page).toContain('Kubernetes 1.32');
});

test('the ending of the file says the form, and folders are made', () => {
  const app = appWith(['orders']);
  new LifecycleReport(app, 'lifecycle', { file: 'reports/lifecycle.svg' });

  app.synth();

  expect(readFileSync(join(outdir, 'reports', 'lifecycle.svg'), 'utf-8')).toMatch(/^<svg .*Lifecycle of Deployment orders/);
});

test('a report on a chart leaves other charts out, and an app takes more than one', () => {
  const app = appWith(['orders']);
  const other = new Chart(app, 'other');
  deployment(other, 'billing');
  new LifecycleReport(other, 'lifecycle', { file: 'other.svg' });
  new LifecycleReport(app, 'lifecycle', { file: 'all.svg' });

  app.synth();

  const svg = (file: string) => readFileSync(join(outdir, file), 'utf-8');
  expect([svg('other.svg').includes('orders'), svg('other.svg').includes('billing')]).toEqual([false, true]);
  expect([svg('all.svg').includes('orders'), svg('all.svg').includes('billing')]).toEqual([true, true]);
});

test('nothing is written when the synthesis fails', () => {
  const app = appWith(['orders']);
  app.node.addValidation({ validate: () => ['no'] });
  new LifecycleReport(app, 'lifecycle');

  expect(() => app.synth()).toThrow('no');

  expect(existsSync(join(outdir, 'lifecycle.html'))).toBe(false);
});

test('it shows the version that the checks go by, and is the same when synthesised again', () => {
  const app = appWith(['orders']);
  SidecarChecks.of(app).targetKubernetes('1.34');
  new LifecycleReport(app, 'lifecycle');

  app.synth();
  const first = readFileSync(join(outdir, 'lifecycle.html'), 'utf-8');
  app.synth();

  expect(first).toContain('Kubernetes 1.34');
  expect(readFileSync(join(outdir, 'lifecycle.html'), 'utf-8')).toBe(first);
});

test.each([
  ['lifecycle.png', '\'file\' must end in .html or .svg, got "lifecycle.png"; name it as in "lifecycle.html"'],
  ['../lifecycle.html', '\'file\' must stay below the app\'s output directory, got "../lifecycle.html"; give a relative path'],
  ['/tmp/lifecycle.html', '\'file\' must stay below the app\'s output directory, got "/tmp/lifecycle.html"; give a relative path'],
])('refuses to write to %s', (file, message) => {
  expect(() => new LifecycleReport(appWith([]), 'lifecycle', { file })).toThrow(message);
});
