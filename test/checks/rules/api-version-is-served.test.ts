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
    'a custom resource without a version': of('acme.io', 'Deployment'),
  },
  invalid: {
    'a deployment of "extensions"': {
      pod: of('extensions/v1beta1', 'Deployment'),
      complaints: [{ field: 'apiVersion', message: 'deployment has an API version that is gone, got "extensions/v1beta1"', fix: 'write "apps/v1"' }],
    },
    'a deployment of a version that never was': {
      pod: of('apps/v2', 'Deployment'),
      complaints: [{ field: 'apiVersion', message: 'deployment has an API version that no API server knows, got "apps/v2"', fix: 'write "apps/v1"' }],
    },
    'a pod of a version that never was': {
      pod: viewOf({ apiVersion: 'v2', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ name: 'app' }] } }),
      complaints: [{ field: 'apiVersion', message: 'pod has an API version that no API server knows, got "v2"', fix: 'write "v1"' }],
    },
    'a job without its group': { pod: of('v1', 'Job'), complaints: [{ field: 'apiVersion', fix: 'write "batch/v1"' }] },
    'a stateful set without a pod': { pod: viewOf({ apiVersion: 'apps/v2', kind: 'StatefulSet', spec: {} }), complaints: [{ field: 'apiVersion' }] },
    'a job of a beta version': { pod: of('batch/v1beta1', 'Job'), complaints: [{ field: 'apiVersion', fix: 'write "batch/v1"' }] },
  },
});
