import { rule } from '../../../src/checks/rules/env-names-are-set-once';
import { testRule } from '../rule-table';
import { app } from '../workloads';

testRule(rule, {
  valid: {
    'different names': app({ env: [{ name: 'A', value: '1' }, { name: 'B', value: '1' }] }),
    'a value that builds on the earlier one': app({ env: [{ name: 'PATH', value: '/bin' }, { name: 'PATH', value: '$(PATH):/extra' }] }),
  },
  invalid: {
    'a name twice': {
      pod: app({ env: [{ name: 'A', value: '1' }, { name: 'A', value: '2' }] }),
      complaints: [{ container: 'app', field: 'spec.containers[0].env[1]', message: 'container "app" has an environment variable that hides an earlier one, got "A"' }],
    },
    'a value that is only the earlier one': { pod: app({ env: [{ name: 'A' }, { name: 'A', value: '$(A)' }] }), complaints: [{ field: 'spec.containers[0].env[1]' }] },
    'a source after a value': {
      pod: app({ env: [{ name: 'A', value: '1' }, { name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }),
      complaints: [{ field: 'spec.containers[0].env[1]' }],
    },
  },
});
