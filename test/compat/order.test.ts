import { App, Chart, Testing } from 'cdk8s';
import { KINDS, podSpecOf, VERSIONS, workload, workloadOf } from './workloads';
import { NativeSidecar, SidecarRole } from '../../src';

const INIT = { image: 'registry.acme.io/init:1.0' };

describe.each(Object.keys(VERSIONS))('%s', (version) => {
  describe.each(KINDS)('%s', (kind) => {
    test('sidecars go ahead of init containers, whenever these are added, each time it is synthesised', () => {
      const chart = new Chart(new App(), 'chart');
      const host = workload(VERSIONS[version], kind, chart);
      host.addInitContainer({ ...INIT, name: 'before' });

      new NativeSidecar(host, 'agent', { image: 'registry.acme.io/agent:1.0' });
      host.addInitContainer({ ...INIT, name: 'between' });
      new NativeSidecar(host, 'mesh', { image: 'registry.acme.io/mesh:1.0', role: SidecarRole.MESH_PROXY });
      host.addInitContainer({ ...INIT, name: 'after' });

      const expected = ['mesh', 'agent', 'before', 'between', 'after'];
      const names = () => podSpecOf(workloadOf(Testing.synth(chart))).initContainers.map((c: any) => c.name);
      expect(names()).toEqual(expected);
      expect(names()).toEqual(expected);
    });

    test('relations place sidecars between init containers', () => {
      const chart = new Chart(new App(), 'chart');
      const host = workload(VERSIONS[version], kind, chart);
      new NativeSidecar(host, 'proxy', { image: 'registry.acme.io/proxy:1.0', portNumber: 5432, startsAfter: ['fetch'], startsBefore: ['migrate'] });
      ['fetch', 'migrate'].forEach((name) => host.addInitContainer({ ...INIT, name }));

      const spec = podSpecOf(workloadOf(Testing.synth(chart)));

      expect(spec.initContainers.map((c: any) => c.name)).toEqual(['fetch', 'proxy', 'migrate']);
      expect(spec.initContainers[1]).toMatchObject({ restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 5432 }, periodSeconds: 1, failureThreshold: 30 } });
    });

    test('volumes are declared that the app, a sidecar, or both of them mount', () => {
      const plus = VERSIONS[version];
      const chart = new Chart(new App(), 'chart');
      const host = workload(plus, kind, chart);
      host.containers[0].mount('/data', plus.Volume.fromEmptyDir(host, 'data', 'data'));
      new NativeSidecar(host, 'logs', { image: 'registry.acme.io/logs:1.0' }).shareVolume('app', '/var/log/app');

      const spec = podSpecOf(workloadOf(Testing.synth(chart)));

      expect(spec.volumes.map((v: any) => v.name).sort()).toEqual(['data', 'var-log-app']);
      expect(spec.containers[0].volumeMounts).toEqual([{ mountPath: '/data', name: 'data' }, { mountPath: '/var/log/app', name: 'var-log-app' }]);
      expect(spec.initContainers[0].volumeMounts).toEqual([{ mountPath: '/var/log/app', name: 'var-log-app', readOnly: true }]);
    });
  });
});
