import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { DocumentedPlugin, FILTERS, INPUTS, OUTPUTS, PARSER, SERVICE, undocumented } from './documented-keys';
import { unrestricted } from './pod-security';
import { checkManifest } from '../../../src/checks/run';
import { parseKubernetesVersion } from '../../../src/pod/kubernetes-version';

const EXAMPLE = path.join(__dirname, '../../../examples/fluent-bit-outputs');

const text = synthesise();
const objects: any[] = parseAllDocuments(text).map((document) => document.toJSON());
const deployments = objects.filter((object) => object.kind === 'Deployment');
const configurations = objects.filter((object) => object.kind === 'ConfigMap').map((object): [string, any] => [object.metadata.name, object]);

test('the example renders what is checked in', () => {
  expect(text).toBe(fs.readFileSync(path.join(EXAMPLE, 'expected.k8s.yaml'), 'utf8'));
});

test('the example renders the same again', () => {
  expect(synthesise()).toBe(text);
});

test('there are no YAML anchors, neither in the manifests nor in the configurations', () => {
  expect(text).not.toMatch(/[&*]a\d/);
});

test.each(configurations)('%s holds what the documentation of Fluent Bit says', (_name, { data }) => {
  const { service, parsers = [], pipeline: { inputs, filters = [], outputs }, ...rest } = parse(data['fluent-bit.yaml']);

  expect(Object.keys(rest)).toEqual([]);
  expect([
    ...undocumented(service, SERVICE),
    ...parsers.flatMap((parser: any) => undocumented(parser, PARSER)),
    ...check(inputs, INPUTS),
    ...check(filters, FILTERS),
    ...check(outputs, OUTPUTS),
  ]).toEqual([]);
});

test('every output of the class is in the example', () => {
  const used = new Set(configurations.flatMap(([, { data }]) => parse(data['fluent-bit.yaml']).pipeline.outputs.map((o: any) => o.name)));

  expect([...used].sort()).toEqual(Object.keys(OUTPUTS).sort());
});

test('no secret reaches a ConfigMap: every credential is a reference to a variable that comes out of a Secret', () => {
  const credentials = ['http_passwd', 'splunk_token', 'apikey', 'shared_key', 'rdkafka.sasl.password'];
  const values = configurations.flatMap(([, { data }]) => parse(data['fluent-bit.yaml']).pipeline.outputs)
    .flatMap((output: any) => credentials.map((key) => output[key]).filter((value) => value !== undefined));
  const fromSecrets = deployments.flatMap(({ spec }) => spec.template.spec.initContainers[0].env ?? [])
    .filter((env: any) => env.valueFrom.secretKeyRef).map((env: any) => `\${${env.name}}`);

  expect(values).toHaveLength(6);
  expect(fromSecrets).toEqual(expect.arrayContaining(values));
});

test.each(deployments.flatMap((d) => ['1.30', '1.32', '1.36'].map((version) => [d.metadata.name, version, d])))('%s has no finding for Kubernetes %s', (_name, version, deployment) => {
  const neighbours = { ofKind: (kind: string) => objects.filter((object) => object.kind === kind) };

  expect(checkManifest(deployment, parseKubernetesVersion(version), { neighbours })).toEqual([]);
});

test.each(deployments.map((d) => [d.metadata.name, d]))('%s holds the Pod Security Standard "restricted"', (_name, deployment) => {
  expect(unrestricted(deployment.spec.template.spec)).toEqual([]);
});

function check(entries: any[], plugins: Readonly<Record<string, DocumentedPlugin>>): string[] {
  return entries.flatMap((entry) => undocumented(entry, plugins[entry.name]));
}

function synthesise(): string {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'fluent-bit-outputs-'));
  const before = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = outdir;
  try {
    jest.isolateModules(() => jest.requireActual(path.join(EXAMPLE, 'main')));
    return fs.readFileSync(path.join(outdir, 'app.k8s.yaml'), 'utf8');
  } finally {
    before === undefined ? delete process.env.CDK8S_OUTDIR : process.env.CDK8S_OUTDIR = before;
    fs.rmSync(outdir, { recursive: true });
  }
}
