import { rule } from '../../../src/checks/rules/api-version-is-served';
import { viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';
import { job, podWith } from '../workloads';

const of = (apiVersion: string, kind: string) => viewOf({ apiVersion, kind, metadata: { name: 'a' }, spec: { template: { spec: { containers: [{ name: 'app' }] } } } });

testRule(rule, {
  valid: {
    'a pod': podWith({}),
    'a job': job({}),
    'a custom resource of another group': of('acme.io/v1beta1', 'Deployment'),
  },
  invalid: {
    'a deployment of "extensions"': {
      pod: of('extensions/v1beta1', 'Deployment'),
      complaints: [{ field: 'apiVersion', message: 'deployment has an API version that is gone, got "extensions/v1beta1"', fix: 'write "apps/v1"' }],
    },
    'a job of a beta version': { pod: of('batch/v1beta1', 'Job'), complaints: [{ field: 'apiVersion', fix: 'write "batch/v1"' }] },
  },
});
