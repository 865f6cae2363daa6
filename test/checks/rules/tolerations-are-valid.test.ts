import { rule } from '../../../src/checks/rules/tolerations-are-valid';
import { testRule } from '../rule-table';
import { podWith } from '../workloads';

const tolerating = (...tolerations: object[]) => podWith({ tolerations });
const at = 'spec.tolerations[0]';

testRule(rule, {
  valid: {
    'every form': tolerating(
      { operator: 'Exists' }, { key: 'dedicated', value: 'ci', effect: 'NoSchedule' }, { key: 'dedicated', operator: 'Exists' },
      { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 },
    ),
  },
  invalid: {
    'a value with Exists': { pod: tolerating({ key: 'a', operator: 'Exists', value: 'b' }), complaints: [{ field: `${at}.operator` }] },
    'no key without Exists': { pod: tolerating({ value: 'b' }), complaints: [{ field: `${at}.operator` }] },
    'an unknown operator and effect': {
      pod: tolerating({ key: 'a', operator: 'Is', effect: 'Never' }),
      complaints: [{ field: `${at}.effect` }, { field: `${at}.operator` }],
    },
    'seconds for another effect': { pod: tolerating({ operator: 'Exists', tolerationSeconds: 1 }), complaints: [{ field: `${at}.effect` }] },
    'a key of a wrong form': { pod: tolerating({ key: 'a b', operator: 'Exists' }), complaints: [{ field: `${at}.key` }] },
  },
});
