import { App, Chart, Testing } from 'cdk8s';
import { EnvoyBootstrap, MeshProxySidecar, SidecarChecks } from '../../../src';
import { KINDS, podSpecOf, VERSIONS, workload, workloadOf } from '../../compat/workloads';
import { stderrOf } from '../charts';

const bootstrap = EnvoyBootstrap.ofListeners([{ port: 8001, upstream: { host: 'payments.shop.svc', port: 80 } }]);

const metadataOf = (manifest: any) => (manifest.spec.jobTemplate?.spec.template ?? manifest.spec.template ?? manifest).metadata;

describe.each(Object.keys(VERSIONS))('%s', (version) => {
  test.each(KINDS)('a pod of a %s can be in a mesh', (kind) => {
    const chart = new Chart(new App(), 'chart');
    SidecarChecks.of(chart).targetKubernetes('1.36');
    MeshProxySidecar.istio(workload(VERSIONS[version], kind, chart), 'mesh');
    let manifest: any;

    expect(stderrOf(() => void (manifest = workloadOf(Testing.synth(chart))))).not.toMatch(/istio|mesh/);
    expect(metadataOf(manifest)).toMatchObject({ labels: { 'sidecar.istio.io/inject': 'true' }, annotations: { 'sidecar.istio.io/nativeSidecar': 'true' } });
  });

  test.each(KINDS)('a pod of a %s can have an Envoy', (kind) => {
    const chart = new Chart(new App(), 'chart');
    MeshProxySidecar.envoy(workload(VERSIONS[version], kind, chart), 'envoy', { bootstrap });
    let manifest: any;

    stderrOf(() => void (manifest = workloadOf(Testing.synth(chart))));
    expect(podSpecOf(manifest)).toMatchObject({
      initContainers: [{ name: 'envoy', restartPolicy: 'Always' }],
      volumes: [{ name: 'envoy-config' }],
    });
  });
});
