import { rule } from '../../../src/checks/rules/job-mains-can-end';
import { pod, viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';

const job = (restartPolicy?: string) => viewOf({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'x' },
  spec: { template: { spec: { restartPolicy: 'Never', initContainers: [{ name: 's', image: 's', restartPolicy: 'Always' }], containers: [{ name: 'app', image: 'app', restartPolicy }] } } },
});

testRule(rule, {
  valid: {
    'a sidecar has it': job(),
    'another policy': job('OnFailure'),
    'a pod that runs for ever anyway': pod({ containers: [{ name: 'app', restartPolicy: 'Always' }] }),
  },
  invalid: {
    'a main has it': {
      pod: job('Always'),
      complaints: [{
        message: 'container "app" is restarted whenever it ends, so that the Job never completes, got restartPolicy "Always"',
        container: 'app',
        field: 'spec.template.spec.containers[0].restartPolicy',
      }],
    },
  },
});
