import { rule } from '../../../src/checks/rules/scheduling-labels-are-current';
import { testRule } from '../rule-table';
import { podWith } from '../workloads';

const old = 'beta.kubernetes.io/os';

testRule(rule, {
  valid: {
    'current labels': podWith({ nodeSelector: { 'kubernetes.io/os': 'linux' }, topologySpreadConstraints: [{ topologyKey: 'topology.kubernetes.io/zone' }] }),
    'an affinity to pods': podWith({ affinity: { podAffinity: {} } }),
  },
  invalid: {
    'a node selector': {
      pod: podWith({ nodeSelector: { [old]: 'linux' } }),
      complaints: [{
        field: 'spec.nodeSelector[beta.kubernetes.io/os]',
        message: 'pod asks for a deprecated label of nodes, got "beta.kubernetes.io/os"',
        fix: 'use "kubernetes.io/os"',
      }],
    },
    'node affinity': {
      pod: podWith({
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: old, operator: 'Exists' }] }] },
            preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: { matchExpressions: [{ key: old, operator: 'Exists' }] } }],
          },
        },
      }),
      complaints: [
        { field: 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].key' },
        { field: 'spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].key' },
      ],
    },
    'a topology spread': {
      pod: podWith({ topologySpreadConstraints: [{ topologyKey: 'failure-domain.beta.kubernetes.io/zone' }] }),
      complaints: [{ field: 'spec.topologySpreadConstraints[0].topologyKey', fix: 'use "topology.kubernetes.io/zone"' }],
    },
  },
});
