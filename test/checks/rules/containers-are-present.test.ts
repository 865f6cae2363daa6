import { rule } from '../../../src/checks/rules/containers-are-present';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';
import { workload } from '../workloads';

testRule(rule, {
  valid: { 'one container': pod({ containers: [{ name: 'app' }] }) },
  invalid: {
    'a pod of sidecars only': {
      pod: pod({ initContainers: [{ name: 'logs', restartPolicy: 'Always' }] }),
      complaints: [{ field: 'spec.containers', message: 'pod has no containers' }],
    },
    'an empty list in a template': { pod: workload('Deployment', {}, { containers: [] }), complaints: [{ field: 'spec.template.spec.containers' }] },
    'no template': { pod: workload('Deployment', { template: undefined }), complaints: [{ field: 'spec.template.spec.containers' }] },
  },
});
