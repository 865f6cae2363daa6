import { rule } from '../../../src/checks/rules/env-from-is-valid';
import { testRule } from '../rule-table';
import { app, sidecar } from '../workloads';

testRule(rule, {
  valid: {
    'a config map and a secret': app({ envFrom: [{ configMapRef: { name: 'a' }, prefix: 'A_' }, { secretRef: { name: 'b', optional: true } }] }),
    'a prefix that begins with a digit from 1.32 on': app({ envFrom: [{ configMapRef: { name: 'a' }, prefix: '1' }] }, '1.32'),
  },
  invalid: {
    'a secret without a name': {
      pod: sidecar({ envFrom: [{ secretRef: {} }] }),
      complaints: [{ container: 'proxy', field: 'spec.initContainers[0].envFrom[0].secretRef.name' }],
    },
    'a name of a wrong form': { pod: app({ envFrom: [{ configMapRef: { name: 'A' } }] }), complaints: [{ field: 'spec.containers[0].envFrom[0].configMapRef.name' }] },
    'two sources': {
      pod: app({ envFrom: [{ secretRef: { name: 'a' }, configMapRef: { name: 'b' } }] }),
      complaints: [{ field: 'spec.containers[0].envFrom', message: 'container "app" has an entry of envFrom with two sources' }],
    },
    'no source': { pod: app({ envFrom: [{}] }), complaints: [{ field: 'spec.containers[0].envFrom' }] },
    'a prefix that begins with a digit before 1.32': {
      pod: app({ envFrom: [{ configMapRef: { name: 'a' }, prefix: '1' }] }, '1.31'),
      complaints: [{ field: 'spec.containers[0].envFrom[0].prefix' }],
    },
  },
});
