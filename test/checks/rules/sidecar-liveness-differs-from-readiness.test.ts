import { rule } from '../../../src/checks/rules/sidecar-liveness-differs-from-readiness';
import { Probe } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const get = { httpGet: { path: '/ready', port: 80 } };
const sidecar = (readinessProbe?: Probe, livenessProbe?: Probe) =>
  pod({ initContainers: [{ name: 'x', restartPolicy: 'Always', readinessProbe, livenessProbe }], containers: [{ name: 'app' }] });

testRule(rule, {
  valid: {
    'only one of them': sidecar(get),
    'different questions': sidecar(get, { httpGet: { path: '/live', port: 80 } }),
    'a more patient liveness probe': sidecar(get, { ...get, failureThreshold: 6 }),
    'main containers are other tools\' business': pod({ containers: [{ name: 'app', readinessProbe: get, livenessProbe: get }] }),
  },
  invalid: {
    'the same probe twice': {
      pod: sidecar(get, get),
      complaints: [{
        message: 'container "x" is killed by its liveness probe after 30s of what its readiness probe asks too, which gives up after 30s',
        container: 'x',
        field: 'spec.initContainers[0].livenessProbe',
        related: ['spec.initContainers[0].readinessProbe'],
      }],
    },
    'a less patient liveness probe': { pod: sidecar(get, { ...get, periodSeconds: 2 }), complaints: [{ container: 'x' }] },
  },
});
