import { rule } from '../../../src/checks/rules/init-does-not-raise-the-request';
import { ContainerSpec } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const container = (name: string, cpu: string, spec: ContainerSpec = {}): ContainerSpec => ({ name, resources: { requests: { cpu } }, ...spec });
const sidecar = (name: string, cpu: string, spec: ContainerSpec = {}) => container(name, cpu, { restartPolicy: 'Always', ...spec });
const podOf = (initContainers: ContainerSpec[], said: object = {}) => pod({ initContainers, containers: [container('app', '500m')] }, '1.36',
  { annotations: { 'cdk8s-sidecars/lifecycle': JSON.stringify(said) } });

const CACHE = sidecar('cache', '600m');
const INDEX = container('index', '2');

testRule(rule, {
  valid: {
    'the init container is first': podOf([INDEX, CACHE]),
    'a small init container raises nothing': podOf([CACHE, container('index', '100m')]),
    'a raise by little': podOf([sidecar('cache', '100m'), INDEX]),
    'the init container needs the sidecar, as declared': podOf([CACHE, INDEX], { index: { startsAfter: ['cache'] } }),
    'the sidecar is declared to start before it': podOf([CACHE, INDEX], { cache: { startsBefore: ['index'] } }),
    'the init container uses the sidecar': podOf([
      sidecar('cache', '600m', { ports: [{ containerPort: 6379 }] }),
      { ...INDEX, env: [{ name: 'REDIS_URL', value: 'redis://localhost:6379' }] },
    ]),
    'a proxy that init containers need': podOf([sidecar('sql', '600m', { image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3' }), INDEX]),
    'an init container stays behind another that has to stay': podOf(
      [CACHE, container('fetch', '10m'), INDEX], { fetch: { startsAfter: ['cache'] } }),
    'pod-level requests': pod({ resources: { requests: { cpu: '3' } }, initContainers: [CACHE, INDEX], containers: [{ name: 'app' }] }),
  },
  invalid: {
    'a heavy init container after a heavy sidecar': {
      pod: podOf([CACHE, INDEX]),
      complaints: [{
        container: 'index',
        field: 'spec.initContainers[1]',
        message: 'container "index" raises the cpu request of the pod from 2 to 2600m, as it runs beside the sidecars before it',
        fix: 'order initContainers as "index", "cache"',
      }],
    },
    'it passes only the sidecars that it does not need': {
      pod: podOf([sidecar('db', '300m'), CACHE, INDEX, container('seed', '1')], { db: { startsBefore: ['index'] } }),
      complaints: [{ container: 'index', fix: 'order initContainers as "db", "index", "seed", "cache"' }],
    },
  },
});
