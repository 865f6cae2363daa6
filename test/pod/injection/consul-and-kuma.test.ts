import { PodView } from '../../../src/pod/pod-view';
import { shutdownOf } from '../../../src/pod/shutdown';
import { pod } from '../pods';

const app = { containers: [{ name: 'app' }], initContainers: [{ name: 'migrate' }] };
const names = ({ inits, mains }: PodView) => [...inits, ...mains].map((c) => `${c.kind} ${c.name}`);
const CONSUL = 'consul.hashicorp.com';

describe('Consul', () => {
  const inMesh = (annotations: Record<string, string> = {}) => pod(app, '1.36', { annotations: { [`${CONSUL}/connect-inject`]: 'true', ...annotations } });

  test('injects a main container, unless it is told to inject a native sidecar', () => {
    expect(names(inMesh())).toEqual(['init migrate', 'init consul-connect-inject-init', 'main app', 'main consul-dataplane']);
    expect(names(inMesh({ [`${CONSUL}/enable-consul-dataplane-as-sidecar`]: 'true' })))
      .toEqual(['init consul-connect-inject-init', 'sidecar consul-dataplane', 'init migrate', 'main app']);
    expect(pod(app, '1.36', { annotations: { [`${CONSUL}/connect-inject`]: 'false' } }).injections).toEqual([]);
  });

  test('probes the native proxy by command', () => {
    expect(inMesh({ [`${CONSUL}/enable-consul-dataplane-as-sidecar`]: 'true' }).find('consul-dataplane')!.spec.startupProbe)
      .toMatchObject({ exec: { command: ['/usr/local/bin/consul-dataplane', '-check-proxy-health'] }, periodSeconds: 1, failureThreshold: 10 });
  });

  test.each<[string, Record<string, string>, number]>([
    ['thirty seconds by default', {}, 30],
    ['as long as it is told to', { [`${CONSUL}/sidecar-proxy-lifecycle-shutdown-grace-period-seconds`]: '10' }, 10],
    ['not at all without lifecycle management', { [`${CONSUL}/enable-sidecar-proxy-lifecycle`]: 'false' }, 0],
  ])('waits at the end %s', (_how, annotations, seconds) => {
    expect(shutdownOf(inMesh({ [`${CONSUL}/enable-consul-dataplane-as-sidecar`]: 'true', ...annotations })).requiredSeconds).toBe(seconds);
  });
});

describe('Kuma', () => {
  test.each(['enabled', 'true'])('injects a native sidecar into pods with the label "%s"', (value) => {
    expect(names(pod(app, '1.36', { labels: { 'kuma.io/sidecar-injection': value } }))).toEqual(['init kuma-init', 'sidecar kuma-sidecar', 'init migrate', 'main app']);
  });

  test('leaves pods alone that opt out or have a proxy', () => {
    expect(pod(app, '1.36', { labels: { 'kuma.io/sidecar-injection': 'disabled' } }).injections).toEqual([]);
    expect(pod({ containers: [{ name: 'app' }, { name: 'kuma-sidecar' }] }, '1.36', { labels: { 'kuma.io/sidecar-injection': 'enabled' } }).injections).toEqual([]);
  });

  test('has drained when SIGTERM comes, where the proxy is native', () => {
    expect(shutdownOf(pod(app, '1.36', { labels: { 'kuma.io/sidecar-injection': 'enabled' } })).requiredSeconds).toBe(1);
    expect(shutdownOf(pod({ containers: [{ name: 'app' }, { name: 'kuma-sidecar', image: 'kumahq/kuma-dp:2.10.0', args: ['run'] }] })).requiredSeconds).toBe(30);
  });
});
