import { rule } from '../../../src/checks/rules/restart-policy-suits-workload';
import { testRule } from '../rule-table';
import { cronJob, job, podWith, workload } from '../workloads';

testRule(rule, {
  valid: {
    'a job on failure': job({}, { restartPolicy: 'OnFailure' }),
    'a deployment that says Always': workload('Deployment', {}, { restartPolicy: 'Always' }),
    'a pod may do anything': podWith({ restartPolicy: 'Never' }),
    'a failure policy with Never': job({ podFailurePolicy: { rules: [] } }),
  },
  invalid: {
    'a job without a policy': {
      pod: job({}, { restartPolicy: undefined }),
      complaints: [{ field: 'spec.template.spec.restartPolicy', message: 'pod of a Job restarts always, got "Always"', fix: 'use "Never" or "OnFailure"' }],
    },
    'a cron job with Always': {
      pod: cronJob({}, {}, { restartPolicy: 'Always' }),
      complaints: [{ field: 'spec.jobTemplate.spec.template.spec.restartPolicy' }],
    },
    'a failure policy with OnFailure': {
      pod: job({ podFailurePolicy: { rules: [] } }, { restartPolicy: 'OnFailure' }),
      complaints: [{ message: 'pod of a Job with a failure policy restarts on failure, got "OnFailure"' }],
    },
    'a stateful set that never restarts': {
      pod: workload('StatefulSet', {}, { restartPolicy: 'Never' }, '1.29'),
      complaints: [{ field: 'spec.template.spec.restartPolicy', message: 'pod of a StatefulSet does not restart always, got "Never"' }],
    },
  },
});
