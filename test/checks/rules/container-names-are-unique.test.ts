import { rule } from '../../../src/checks/rules/container-names-are-unique';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

testRule(rule, {
  valid: {
    'different names over both lists': pod({ initContainers: [{ name: 'migrate' }], containers: [{ name: 'app' }] }),
    'missing names are the business of another rule': pod({ containers: [{}, {}] }),
  },
  invalid: {
    'a sidecar named like a main is reported at the sidecar': {
      pod: pod({ initContainers: [{ name: 'app', restartPolicy: 'Always' }], containers: [{ name: 'app' }] }),
      complaints: [{
        container: 'app',
        field: 'spec.initContainers[0].name',
        message: 'container name is used twice, got "app" also at spec.containers[0]',
      }],
    },
    'two mains of one name': {
      pod: pod({ containers: [{ name: 'app' }, { name: 'app' }] }),
      complaints: [{ field: 'spec.containers[1].name' }],
    },
  },
});
