import { rule } from '../../../src/checks/rules/ephemeral-containers-are-absent';
import { testRule } from '../rule-table';
import { podWith, workload } from '../workloads';

testRule(rule, {
  valid: { none: podWith({ ephemeralContainers: [] }) },
  invalid: {
    'one in a pod': { pod: podWith({ ephemeralContainers: [{ name: 'debug', image: 'busybox' }] }), complaints: [{ field: 'spec.ephemeralContainers' }] },
    'one in a template': {
      pod: workload('Deployment', {}, { ephemeralContainers: [{ name: 'debug', image: 'busybox' }] }),
      complaints: [{ field: 'spec.template.spec.ephemeralContainers', message: 'pod has ephemeral containers before it runs, got 1' }],
    },
  },
});
