import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CASES } from '../../migrate/corpus';
import { Sandbox } from '../run-cli';

const { legacy: LEGACY, native: NATIVE } = CASES.find(({ name }) => name === 'cloud-sql-deployment')!;
const HEAD = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: orders}\n';
const REFUSED = 'refused: container "cloud-sql-proxy" is changed under "containers" by a patch of the input';
const RESOURCES = 'resources: {limits: {memory: 1Gi}}';

const sandbox = new Sandbox();
beforeEach(() => {
  rmSync(sandbox.path, { recursive: true });
  mkdirSync(sandbox.path);
  sandbox.write('base/kustomization.yaml', 'resources: [deployment.yaml]\n');
  sandbox.write('base/deployment.yaml', LEGACY);
});

const read = (file: string) => readFileSync(join(sandbox.path, file), 'utf8');

/** Runs on a base and an overlay with one patch; what becomes of both. */
async function migrate(patch: string, kustomization = 'resources: [../../base]\npatches: [{path: patch.yaml}]\n') {
  sandbox.write('overlays/live/kustomization.yaml', kustomization);
  sandbox.write('overlays/live/patch.yaml', patch);
  const { stdout, stderr, code } = await sandbox.run(['migrate', '--write', '.']);
  return { base: read('base/deployment.yaml'), patch: read('overlays/live/patch.yaml'), kustomization: read('overlays/live/kustomization.yaml'), stdout, stderr, code };
}

const spec = (text: string) => `${HEAD}spec:\n  template:\n    spec:\n${text.replace(/^(?=.)/gm, '      ')}`;

describe('a patch of a container moves along with it, comments and layout kept:', () => {
  test.each<[string, string, string]>([
    ['the only container', spec(`\
# more in production
containers:
  - name: cloud-sql-proxy # see the base
    ${RESOURCES}
`), spec(`\
# more in production
initContainers:
  - name: cloud-sql-proxy # see the base
    ${RESOURCES}
`)],
    ['one of several containers', spec(`\
replicas: 3 # of all
containers:
# the app itself
- name: orders
  ${RESOURCES}
# its way to the database
- name: cloud-sql-proxy
  # twice the base
  resources:
    limits: {memory: 1Gi}
volumes: []
`), spec(`\
replicas: 3 # of all
initContainers:
# its way to the database
- name: cloud-sql-proxy
  # twice the base
  resources:
    limits: {memory: 1Gi}
containers:
# the app itself
- name: orders
  ${RESOURCES}
volumes: []
`)],
    ['beside another init container', spec(`\
initContainers:
  - name: migrate
    image: migrate:2
containers:
  - {name: cloud-sql-proxy, ${RESOURCES}}
`), spec(`\
initContainers:
  - name: migrate
    image: migrate:2
  - {name: cloud-sql-proxy, ${RESOURCES}}
`)],
    ['in brackets', `${HEAD}spec: {template: {spec: {containers: [{name: cloud-sql-proxy, ${RESOURCES}}]}}}\n`,
      `${HEAD}spec: {template: {spec: {initContainers: [{name: cloud-sql-proxy, ${RESOURCES}}]}}}\n`],
    ['a new image', spec('containers:\n- name: cloud-sql-proxy\n  image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3\n'),
      spec('initContainers:\n- name: cloud-sql-proxy\n  image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3\n')],
    ['what it takes away', spec('containers:\n- name: cloud-sql-proxy\n  $patch: delete\n'), spec('initContainers:\n- name: cloud-sql-proxy\n  $patch: delete\n')],
  ])('%s', async (_, before, after) => {
    const { base, patch, stdout, stderr, code } = await migrate(before);

    expect(patch).toBe(after);
    expect(base).toBe(NATIVE);
    expect(stdout).toContain('overlays/live/patch.yaml:1 Deployment/orders\n' +
      '  changed: container "cloud-sql-proxy" is patched under "initContainers", where it is now [known-sidecars-are-native]\n');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect((await sandbox.run(['migrate', '--write', '.'])).stdout).toBe('');
  });

  test('as an item of a List, beside the workload itself', async () => {
    const { stdout } = await sandbox.run(['migrate', '-'], { stdin: `${LEGACY}---\n${spec(`containers:\n- name: cloud-sql-proxy\n  ${RESOURCES}\n`)}` });

    expect(stdout).toBe(`${NATIVE}---\n${spec(`initContainers:\n- name: cloud-sql-proxy\n  ${RESOURCES}\n`)}`);
  });

  test('with no timelines of its own in the report', async () => {
    const { stdout } = await sandbox.run(['migrate', '--format', 'json', '-'], { stdin: `${LEGACY}---\n${spec(`containers:\n- name: cloud-sql-proxy\n  ${RESOURCES}\n`)}` });
    const [, patch] = JSON.parse(stdout).workloads;

    expect(patch).toMatchObject({ changes: [{ container: 'cloud-sql-proxy', field: 'spec.template.spec.containers[0]' }], left: [], refused: [] });
    expect(patch).not.toHaveProperty('before');
  });
});

describe('what a Kustomization says of a patch file counts:', () => {
  const KUSTOMIZATION = 'resources: [../../base]\npatches:\n- path: patch.yaml\n  target: ';

  test('the name of its target', async () => {
    const { base, patch, code } = await migrate(
      spec(`containers:\n- name: cloud-sql-proxy\n  ${RESOURCES}\n`).replace('name: orders', 'name: any'), `${KUSTOMIZATION}{kind: Deployment, name: orders}\n`);

    expect(base).toBe(NATIVE);
    expect(patch).toBe(spec(`initContainers:\n- name: cloud-sql-proxy\n  ${RESOURCES}\n`).replace('name: orders', 'name: any'));
    expect(code).toBe(0);
  });

  test.each([
    ['a name that is a pattern', `${KUSTOMIZATION}{kind: Deployment, name: "o.*"}\n`],
    ['labels', `${KUSTOMIZATION}{labelSelector: app=orders}\n`],
    ['several targets', `${KUSTOMIZATION}{kind: Deployment, name: orders}\n- path: patch.yaml\n  target: {kind: Deployment, name: other}\n`],
  ])('%s, with which it may be about several workloads', async (_, kustomization) => {
    const text = spec(`containers:\n- name: cloud-sql-proxy\n  ${RESOURCES}\n`);
    const { base, patch, stdout, code } = await migrate(text, kustomization);

    expect({ base, patch }).toEqual({ base: LEGACY, patch: text });
    expect(stdout).toContain(REFUSED);
    expect(code).toBe(1);
  });

  test.each(['patches: [{path: patch.yaml}]', 'patchesStrategicMerge: [patch.yaml]'])('that it is one, whatever it looks like: %s', async (kustomization) => {
    const job = (list: string, of: string) => `apiVersion: batch/v1\nkind: Job\nmetadata: {name: load}\nspec: {template: {spec: {${list}: [${of}]}}}\n`;
    const proxy = '{name: sql, image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3}';
    sandbox.write('base/deployment.yaml', job('restartPolicy: Never, containers', `{name: load, image: load:1}, ${proxy}`));
    const { base, patch } = await migrate(job('containers', proxy), `resources: [../../base]\n${kustomization}\n`);

    expect(base).toContain('initContainers: [{name: sql');
    expect(patch).toBe(job('initContainers', proxy));
  });
});

describe('a sidecar that a patch brings', () => {
  const PROXY = '- name: sql\n  image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3\n  args: [acme:europe-west1:stock?port=5433]\n';

  test('becomes a native one in the patch', async () => {
    const { base, patch, code } = await migrate(spec(`containers:\n- name: orders\n  ${RESOURCES}\n${PROXY}`));

    expect(base).toBe(NATIVE);
    expect(patch).toMatch(/initContainers:\n *- name: sql\n[^]*restartPolicy: Always\n[^]*startupProbe:[^]* containers:\n *- name: orders\n/);
    expect(code).toBe(0);
  });

  test('does so beside one that moves along', async () => {
    const { patch, stdout, code } = await migrate(spec(`containers:\n- name: orders\n  ${RESOURCES}\n${PROXY}- name: cloud-sql-proxy\n  ${RESOURCES}\n`));

    expect(patch).toMatch(/initContainers:\n[^]* - name: cloud-sql-proxy\n +resources[^]* containers:\n *- name: orders\n/);
    expect(patch).toMatch(/initContainers:\n[^]* - name: sql\n[^]*restartPolicy: Always\n[^]* containers:\n/);
    expect(stdout).toContain('container "cloud-sql-proxy" is patched under "initContainers", where it is now');
    expect(code).toBe(0);
    expect((await sandbox.run(['migrate', '--write', '.'])).stdout).toBe('');
  });
});

describe('a container stays, and its patch with it, when the patch', () => {
  const PATCH = spec(`containers:\n- name: cloud-sql-proxy\n  ${RESOURCES}\n`);

  afterEach(() => {
    expect(read('base/deployment.yaml')).toBe(LEGACY);
  });

  test.each([
    ['is about the whole list', spec(`containers:\n- $patch: replace\n- name: cloud-sql-proxy\n  ${RESOURCES}\n`)],
    ['cannot be written otherwise', spec(`initContainers: [{name: migrate}]\ncontainers:\n- name: cloud-sql-proxy\n  ${RESOURCES}\n`)],
  ])('%s', async (_, text) => {
    const { patch, stdout, code } = await migrate(text);

    expect(patch).toBe(text);
    expect(stdout).toContain(REFUSED);
    expect(code).toBe(1);
  });

  test('is in a file that is read-only', async () => {
    sandbox.write('overlays/live/patch.yaml', PATCH);
    chmodSync(join(sandbox.path, 'overlays/live/patch.yaml'), 0o444);
    const { stdout, code } = await sandbox.run(['migrate', '--write', '.']);

    expect(read('overlays/live/patch.yaml')).toBe(PATCH);
    expect(stdout).toContain(REFUSED);
    expect(code).toBe(1);
  });

  test('may be one of another workload of that name', async () => {
    sandbox.write('other/deployment.yaml', LEGACY);
    const { patch, stdout, code } = await migrate(PATCH);

    expect(patch).toBe(PATCH);
    expect(stdout).toContain(REFUSED);
    expect(code).toBe(1);
  });

  test.each([
    ['its name', '{kind: Deployment, name: orders}'],
    ['a pattern', '{kind: Deployment, name: "ord.*"}'],
  ])('stands in the Kustomization, with %s as its target', async (_, target) => {
    const { kustomization, stdout, code } = await migrate('# none\n', `patches:\n- target: ${target}\n  patch: |-\n${PATCH.replace(/^(?=.)/gm, '    ')}`);

    expect(kustomization).toContain('    containers:');
    expect(stdout).toContain(REFUSED);
    expect(code).toBe(1);
  });
});

test('a workload that gets the image of its app elsewhere is none of its own patches', async () => {
  const text = LEGACY.replace(/^ *image: .*orders.*\n/m, '');
  expect(text).not.toBe(LEGACY);

  expect((await sandbox.run(['migrate', '-'], { stdin: text })).stdout).toContain('restartPolicy: Always');
  const patched = await sandbox.run(['migrate', '-'], { stdin: `${text}---\n${spec(`containers:\n- name: cloud-sql-proxy\n  ${RESOURCES}\n`)}` });
  expect(patched).toMatchObject({ code: 1, stderr: expect.stringContaining(REFUSED) });
});

test('a workload that is read-only stays, and its patch with it', async () => {
  chmodSync(join(sandbox.path, 'base/deployment.yaml'), 0o444);
  const text = spec(`containers:\n- name: cloud-sql-proxy\n  ${RESOURCES}\n`);
  const { base, patch, stderr, code } = await migrate(text);

  expect(base).toBe(LEGACY);
  expect(patch).toBe(text);
  expect(stderr).toContain('base/deployment.yaml: is left as it is: it is read-only');
  expect(code).toBe(2);
});

test('a patch in a Kustomization of another workload is nothing to it', async () => {
  const { base, code } = await migrate('# none\n', 'patches:\n- target: {kind: Deployment, name: other}\n  patch: |-\n    kind: Deployment\n    apiVersion: apps/v1\n' +
    '    spec: {template: {spec: {containers: [{name: cloud-sql-proxy}]}}}\n');

  expect(base).toBe(NATIVE);
  expect(code).toBe(0);
});

test('a container that is named as a sidecar moves in the workload and in the patch', async () => {
  sandbox.write('a.yaml', `${HEAD.replace('orders', 'shop')}spec: {selector: {}, template: {spec: {containers: [{name: shop, image: shop:1}, {name: agent, image: agent:1}]}}}\n`);
  sandbox.write('patch.yaml', `${HEAD.replace('orders', 'shop')}spec: {template: {spec: {containers: [{name: agent, ${RESOURCES}}]}}}\n`);
  const { code } = await sandbox.run(['migrate', '--sidecar', 'agent', '--write', 'a.yaml', 'patch.yaml']);

  expect(read('a.yaml')).toContain('initContainers: [{name: agent, image: agent:1, restartPolicy: Always}], containers: [{name: shop, image: shop:1}]');
  expect(read('patch.yaml')).toContain(`spec: {initContainers: [{name: agent, ${RESOURCES}}]}`);
  expect(code).toBe(0);
});
