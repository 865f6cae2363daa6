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
    'an init container and two mains of one name': {
      pod: pod({ initContainers: [{ name: 'app' }], containers: [{ name: 'app' }, { name: 'app' }] }),
      complaints: [{ field: 'spec.initContainers[0].name' }, { field: 'spec.containers[1].name' }],
    },
    'a sidecar and an init container of one name': {
      pod: pod({ initContainers: [{ name: 'x', restartPolicy: 'Always' }, { name: 'x' }], containers: [{ name: 'app' }] }),
      complaints: [{ field: 'spec.initContainers[1].name', message: 'container name is used twice, got "x" also at spec.initContainers[0]' }],
    },
    'two mains of one name': {
      pod: pod({ containers: [{ name: 'app' }, { name: 'app' }] }),
      complaints: [{ field: 'spec.containers[1].name' }],
    },
  },
});
