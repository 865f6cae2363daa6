import { FactCollector } from '../../src/migrate/input-facts';
import { needsMain } from '../../src/migrate/needs-main';
import { pod } from '../pod/pods';

const APP = { name: 'app', ports: [{ containerPort: 8080 }] };

function front(sidecar: object, config?: string): boolean {
  const view = pod({
    containers: [APP, { name: 'front', image: 'nginx:1.27', volumeMounts: [{ name: 'config', mountPath: '/etc/front' }], ...sidecar }],
    volumes: [{ name: 'config', configMap: { name: 'front' } }],
  });
  const facts = new FactCollector();
  if (config !== undefined) {
    facts.add({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'front' }, data: { config } }, 'file');
  }
  return needsMain(view, view.find('front')!, facts);
}

describe('a sidecar\'s health may depend on the app', () => {
  test.each<[string, object, string | undefined, boolean]>([
    ['when its environment points to a port of the app', { env: [{ name: 'BACKEND', value: 'http://localhost:8080' }] }, undefined, true],
    ['when its command line does', { args: ['--upstream=http://127.0.0.1:8080/'] }, undefined, true],
    ['when its configuration does', {}, 'location / { proxy_pass http://127.0.0.1:8080; }', true],
    ['when its configuration does, as Envoy writes it', {}, 'socket_address:\n  address: 127.0.0.1\n  port_value: 8080\n', true],
    ['but not when it points to another port', { args: ['--upstream=http://127.0.0.1:9000/'] }, 'proxy_pass http://127.0.0.1:80801;', false],
    ['nor when it points to another host', {}, 'proxy_pass http://app.shop:8080;', false],
    ['nor when nothing is known', {}, undefined, false],
  ])('%s', (_when, sidecar, config, expected) => {
    expect(front(sidecar, config)).toBe(expected);
  });
});
