import { rule } from '../../../src/checks/rules/scheduling-selectors-are-set';
import { testRule } from '../rule-table';
import { podWith } from '../workloads';

const labelSelector = { matchLabels: { app: 'orders' } };
const affinity = (term: object) => ({
  podAntiAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [term],
    preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: term }],
  },
});

testRule(rule, {
  valid: {
    'selectors everywhere': podWith({ affinity: affinity({ labelSelector }), topologySpreadConstraints: [{ labelSelector }] }),
    'an empty selector counts all pods': podWith({ topologySpreadConstraints: [{ labelSelector: {} }] }),
  },
  invalid: {
    'a spread': {
      pod: podWith({ topologySpreadConstraints: [{}] }),
      complaints: [{ field: 'spec.topologySpreadConstraints[0].labelSelector', message: 'pod counts no pod for want of a label selector' }],
    },
    'an affinity': {
      pod: podWith({ affinity: affinity({}) }),
      complaints: [
        { field: 'spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector' },
        { field: 'spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.labelSelector' },
      ],
    },
  },
});
