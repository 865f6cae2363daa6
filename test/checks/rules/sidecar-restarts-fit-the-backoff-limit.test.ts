import { rule } from '../../../src/checks/rules/sidecar-restarts-fit-the-backoff-limit';
import { viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';

const sidecar = { name: 's', image: 's', restartPolicy: 'Always' };
const job = (backoffLimit?: number, restartPolicy = 'OnFailure', initContainers = [sidecar]) => viewOf({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'x' },
  spec: { backoffLimit, template: { spec: { restartPolicy, initContainers, containers: [{ name: 'app', image: 'app' }] } } },
});

testRule(rule, {
  valid: {
    'the default': job(),
    'a limit with room': job(3),
    'Never does not count sidecars': job(0, 'Never'),
    'no sidecar': job(0, 'OnFailure', []),
  },
  invalid: {
    'none at all': {
      pod: job(0),
      complaints: [{
        message: 'restarts of sidecar "s" count towards backoffLimit, so that the first one fails the Job, got 0',
        field: 'spec.backoffLimit',
        related: ['spec.template.spec.initContainers[0]'],
      }],
    },
    'two': { pod: job(2), complaints: [{ message: 'restarts of sidecar "s" count towards backoffLimit, so that the second one fails the Job, got 2' }] },
  },
});
