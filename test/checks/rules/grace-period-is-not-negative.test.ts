import { rule } from '../../../src/checks/rules/grace-period-is-not-negative';
import { testRule } from '../rule-table';
import { job, podWith } from '../workloads';

testRule(rule, {
  valid: {
    'zero': job({}, { terminationGracePeriodSeconds: 0 }),
    'a Pod, whose period is corrected in silence': podWith({ terminationGracePeriodSeconds: -1 }),
  },
  invalid: {
    'a negative period in a template': {
      pod: job({}, { terminationGracePeriodSeconds: -5 }),
      complaints: [{ field: 'spec.template.spec.terminationGracePeriodSeconds', message: 'pod has a negative grace period, got -5' }],
    },
  },
});
