import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { unrestricted } from './fluent-bit/pod-security';
import { checkManifest } from '../../src/checks/run';
import { parseKubernetesVersion } from '../../src/pod/kubernetes-version';
import { readPod } from '../../src/pod/read-pod';
import { shutdownOf } from '../../src/pod/shutdown';
import { startupOf } from '../../src/pod/startup';

const EXAMPLE = path.join(__dirname, '../../examples/orders-api-cloud-sql');

const text = synthesise();
const objects: any[] = parseAllDocuments(text).map((document) => document.toJSON());
const deployment = objects.find((object) => object.kind === 'Deployment');

test('the example renders what is checked in', () => {
  expect(text).toBe(fs.readFileSync(path.join(EXAMPLE, 'expected.k8s.yaml'), 'utf8'));
});

test.each(['1.30', '1.32', '1.36'])('the full house has no finding for Kubernetes %s', (version) => {
  const neighbours = { ofKind: (kind: string) => objects.filter((object) => object.kind === kind) };

  expect(checkManifest(deployment, parseKubernetesVersion(version), { neighbours })).toEqual([]);
});

test('the full house holds the Pod Security Standard "restricted"', () => {
  expect(unrestricted(deployment.spec.template.spec)).toEqual([]);
});

describe('the pod, with the proxy that Istio adds', () => {
  const pod = readPod(deployment, parseKubernetesVersion('1.32'))!;

  test('starts with the mesh, then the shipper, the way to the database, the migration, and the app', () => {
    expect(startupOf(pod).containers.map((c) => c.name).filter((name) => name !== 'istio-validation' && name !== 'istio-init'))
      .toEqual(['istio-proxy', 'fluent-bit', 'cloud-sql', 'db-migrate', 'orders-api']);
  });

  test('stops in the reverse order, without a SIGKILL', () => {
    const { containers, requiredSeconds, gracePeriodSeconds } = shutdownOf(pod);

    const exits = [...containers].sort((a, b) => a.exit - b.exit).map((c) => c.name);

    expect(exits).toEqual(['orders-api', 'cloud-sql', 'fluent-bit', 'istio-proxy']);
    expect(containers.filter((c) => c.killed)).toEqual([]);
    expect(requiredSeconds).toBeLessThanOrEqual(gracePeriodSeconds);
  });
});

test('no password is in the manifest', () => {
  expect(text).toContain('postgresql://orders:$(DB_PASSWORD)@127.0.0.1:5432/orders');
  expect(deployment.spec.template.spec.containers[0].env.map((env: any) => env.name)).toEqual(['DB_PASSWORD', 'DATABASE_URL']);
});

function synthesise(): string {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'orders-api-cloud-sql-'));
  const before = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = outdir;
  try {
    jest.isolateModules(() => jest.requireActual(path.join(EXAMPLE, 'main')));
    return fs.readFileSync(path.join(outdir, 'orders-api.k8s.yaml'), 'utf8');
  } finally {
    before === undefined ? delete process.env.CDK8S_OUTDIR : process.env.CDK8S_OUTDIR = before;
    fs.rmSync(outdir, { recursive: true });
  }
}
