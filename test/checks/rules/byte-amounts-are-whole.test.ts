import { rule } from '../../../src/checks/rules/byte-amounts-are-whole';
import { testRule } from '../rule-table';
import { app, podWith } from '../workloads';

testRule(rule, {
  valid: {
    'mebibytes': app({ resources: { requests: { 'memory': '512Mi', 'ephemeral-storage': '1G' } } }),
    'a fraction that comes to whole bytes': app({ resources: { limits: { memory: '1.5Gi' } } }),
    'thousandths that come to whole bytes': app({ resources: { limits: { memory: '2000m' } } }),
    'fractions of a processor': app({ resources: { requests: { cpu: '250m' } } }),
  },
  invalid: {
    'thousandths of a byte': {
      pod: app({ resources: { limits: { memory: '512m' }, requests: { memory: '128m' } } }),
      complaints: [
        { field: 'spec.containers[0].resources.limits[memory]', message: 'container "app" has a fraction of a byte of "memory", got "512m"' },
        { field: 'spec.containers[0].resources.requests[memory]' },
      ],
    },
    'a number with a fraction': {
      pod: app({ resources: { requests: { 'ephemeral-storage': 0.5 } } }),
      complaints: [{ field: 'spec.containers[0].resources.requests[ephemeral-storage]' }],
    },
    'overhead': { pod: podWith({ overhead: { memory: '1m' } }), complaints: [{ field: 'spec.overhead[memory]' }] },
  },
});
