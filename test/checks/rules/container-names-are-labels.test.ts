import { rule } from '../../../src/checks/rules/container-names-are-labels';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';
import { app } from '../workloads';

testRule(rule, {
  valid: {
    'letters, digits and dashes': app({ name: '0-app-1' }),
    '63 characters': app({ name: 'a'.repeat(63) }),
  },
  invalid: {
    'no name': { pod: pod({ containers: [{}] }), complaints: [{ field: 'spec.containers[0].name', message: 'container "" has no name' }] },
    'upper case': {
      pod: app({ name: 'App' }),
      complaints: [{
        container: 'App',
        field: 'spec.containers[0].name',
        message: 'container "App" has a name that is not made of lower-case letters, digits and inner dashes only',
      }],
    },
    'a dot': { pod: app({ name: 'a.b' }), complaints: [{ field: 'spec.containers[0].name' }] },
    'a dash at the end': { pod: app({ name: 'a-' }), complaints: [{ field: 'spec.containers[0].name' }] },
    '64 characters': {
      pod: app({ name: 'a'.repeat(64) }),
      complaints: [{ message: expect.stringContaining('is longer than 63 characters') }],
    },
    'an init container': { pod: pod({ initContainers: [{ name: 'a_b' }], containers: [{ name: 'app' }] }), complaints: [{ field: 'spec.initContainers[0].name' }] },
  },
});
