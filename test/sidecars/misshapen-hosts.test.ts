import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Chart, Include, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { errorsOf, IMAGE, newChart } from './charts';
import { NativeSidecar } from '../../src';

type Manifest = { readonly apiVersion: string; readonly kind: string; readonly spec: object };

const APP = { name: 'app', image: 'registry.acme.io/app:1.0' };
const deployment = (spec: object): Manifest => (
  { apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec } } });

const HOSTS: Readonly<Record<string, (chart: Chart, spec: object) => Construct>> = {
  'an ApiObject': (chart, spec) => new ApiObject(chart, 'orders', deployment(spec)),
  'a custom resource': (chart, spec) => new ApiObject(chart, 'orders', { ...deployment(spec), apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' }),
  'an object of an Include': (chart, spec) => included(chart, { ...deployment(spec), metadata: { name: 'orders' } } as Manifest),
};

function included(chart: Chart, manifest: Manifest): Construct {
  const folder = mkdtempSync(join(tmpdir(), 'include-'));
  writeFileSync(join(folder, 'orders.yaml'), JSON.stringify(manifest));
  try {
    return new Include(chart, 'included', { url: join(folder, 'orders.yaml') }).apiObjects[0];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.each(Object.entries(HOSTS))('%s', (_, newHost) => {
  test.each<[string, object, string, string]>([
    ['mounts that are a text', { containers: [{ ...APP, volumeMounts: 'x' }] }, 'containers[0].volumeMounts', '"x"'],
    ['variables that are a number', { containers: [{ ...APP, env: 3 }] }, 'containers[0].env', '3'],
    ['a container that is a number', { containers: [APP, 5] }, 'containers[1]', '5'],
    ['an init container that is a text', { containers: [APP], initContainers: ['x'] }, 'initContainers[0]', '"x"'],
    ['init containers that are an object', { containers: [APP], initContainers: { a: 1 } }, 'initContainers', '{"a":1}'],
    ['volumes that are a text', { containers: [APP], volumes: 'x' }, 'volumes', '"x"'],
  ])('with %s is refused by what it is', (_name, spec, field, value) => {
    const chart = newChart();
    const sidecar = new NativeSidecar(newHost(chart, spec), 'agent', { image: IMAGE });
    sidecar.shareVolume('app', '/var/agent');

    const at = `"spec.template.spec.${field}"`;
    const [finding, ...others] = errorsOf(() => Testing.synth(chart)).reverse();
    expect(finding).toMatch(/^\[chart\S*\] fields-have-the-right-type: /);
    expect(finding).toContain(`at ${at}, got ${value}; `);
    // the sidecar leaves the variables alone
    expect(others).toEqual(field.endsWith('env') ? [] : [
      expect.stringContaining(`nothing can be added to the pod while a value in it has the wrong type, got ${value} at ${at}; correct that first`),
    ]);
  });

  test('with a container that is null is refused as one without a name', () => {
    const chart = newChart();
    new NativeSidecar(newHost(chart, { containers: [APP, null] }), 'agent', { image: IMAGE }).shareVolume('app', '/var/agent');

    expect(errorsOf(() => Testing.synth(chart))).toContainEqual(expect.stringContaining('container-names-are-labels: '));
  });
});
