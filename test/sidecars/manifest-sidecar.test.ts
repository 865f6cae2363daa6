import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { ManifestSidecar, NativeSidecar, SidecarRole } from '../../src';

const CONTAINER = { name: 'proxy', image: 'registry.acme.io/proxy:1.0', securityContext: { runAsUser: 1000 }, env: [{ name: 'A', value: 'b' }] };

function pod(chart: Chart, initContainers?: object[]): ApiObject {
  return new ApiObject(chart, 'pod', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pod' },
    spec: { ...(initContainers ? { initContainers } : {}), containers: [{ name: 'app', image: 'registry.acme.io/app:1.0' }] },
  });
}

describe('ManifestSidecar', () => {
  let chart: Chart;
  beforeEach(() => {
    chart = new Chart(new App(), 'chart');
  });
  const inits = () => Testing.synth(chart)[0].spec.initContainers;

  test('renders the container as it is given, and makes it a sidecar', () => {
    const sidecar = new ManifestSidecar(pod(chart), 'proxy', { container: CONTAINER });

    expect(sidecar.name).toBe('proxy');
    expect(inits()).toEqual([{ ...CONTAINER, restartPolicy: 'Always' }]);
  });

  test('is placed like any other sidecar', () => {
    const host = pod(chart, [{ name: 'migrate', image: 'registry.acme.io/migrate:1.0' }]);
    new NativeSidecar(host, 'logs', { image: 'registry.acme.io/logs:1.0', role: SidecarRole.LOG_SHIPPER });
    new ManifestSidecar(host, 'mesh', { role: SidecarRole.MESH_PROXY, container: { ...CONTAINER, name: 'mesh' } });
    new ManifestSidecar(host, 'late', { startsAfter: ['migrate'], container: { ...CONTAINER, name: 'late' } });

    expect(inits().map(({ name }: any) => name)).toEqual(['mesh', 'logs', 'migrate', 'late']);
  });

  test('does not change with the object that was given, nor changes it', () => {
    new ManifestSidecar(pod(chart), 'proxy', { container: CONTAINER });
    inits();

    expect(CONTAINER).not.toHaveProperty('restartPolicy');
  });

  test('needs a name and an image', () => {
    expect(() => new ManifestSidecar(pod(chart), 'proxy', { container: { name: 'proxy' } }))
      .toThrow("'container' needs a name and an image, got {\"name\":\"proxy\"}; write the container as in a manifest");
  });
});
