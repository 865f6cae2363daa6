import { rule } from '../../../src/checks/rules/pod-lists-have-no-duplicates';
import { testRule } from '../rule-table';
import { podWith } from '../workloads';

testRule(rule, {
  valid: { 'different entries': podWith({ imagePullSecrets: [{ name: 'a' }, { name: 'b' }], hostAliases: [{ ip: '192.0.2.1' }, { ip: '192.0.2.2' }] }) },
  invalid: {
    'a pull secret twice, and one without a name': {
      pod: podWith({ imagePullSecrets: [{ name: 'a' }, { name: 'a' }, {}] }),
      complaints: [{ field: 'spec.imagePullSecrets[1].name', message: 'pod names a pull secret twice, got "a"' }, { field: 'spec.imagePullSecrets[2].name' }],
    },
    'one address twice': { pod: podWith({ hostAliases: [{ ip: '192.0.2.1' }, { ip: '192.0.2.1' }] }), complaints: [{ field: 'spec.hostAliases[1].ip' }] },
  },
});
