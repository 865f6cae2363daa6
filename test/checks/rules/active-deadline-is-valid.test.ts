import { rule } from '../../../src/checks/rules/active-deadline-is-valid';
import { testRule } from '../rule-table';
import { job, podWith, workload } from '../workloads';

testRule(rule, {
  valid: {
    'no deadline': podWith({}),
    'the bounds': podWith({ activeDeadlineSeconds: 2147483647 }),
    'the pods of a job may have one': job({}, { activeDeadlineSeconds: 1 }),
  },
  invalid: {
    'zero': {
      pod: podWith({ activeDeadlineSeconds: 0 }),
      complaints: [{ field: 'spec.activeDeadlineSeconds', message: 'pod has a deadline outside 1 to 2147483647, got 0' }],
    },
    'more than 32 bits hold': { pod: podWith({ activeDeadlineSeconds: 2147483648 }), complaints: [{ field: 'spec.activeDeadlineSeconds' }] },
    'any deadline in pods that are kept running': {
      pod: workload('Deployment', {}, { activeDeadlineSeconds: 60 }),
      complaints: [{
        field: 'spec.template.spec.activeDeadlineSeconds',
        message: 'pod has a deadline although its Deployment keeps it running, got 60',
      }],
    },
    'in a stateful set too': {
      pod: workload('StatefulSet', { serviceName: 'x' }, { activeDeadlineSeconds: 60 }),
      complaints: [{ field: 'spec.template.spec.activeDeadlineSeconds' }],
    },
  },
});
