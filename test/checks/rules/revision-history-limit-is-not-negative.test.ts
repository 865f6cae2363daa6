import { rule } from '../../../src/checks/rules/revision-history-limit-is-not-negative';
import { testRule } from '../rule-table';
import { podWith, workload } from '../workloads';

testRule(rule, {
  valid: {
    'a pod': podWith({}),
    'none': workload('StatefulSet', {}),
    'zero': workload('StatefulSet', { revisionHistoryLimit: 0 }),
    'a deployment, which the server refuses': workload('Deployment', { revisionHistoryLimit: -1 }),
  },
  invalid: {
    'a negative limit': {
      pod: workload('StatefulSet', { revisionHistoryLimit: -1 }),
      complaints: [{ field: 'spec.revisionHistoryLimit', message: 'stateful set has a negative revision history limit, got -1' }],
    },
  },
});
