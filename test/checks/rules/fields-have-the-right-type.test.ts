import { rule } from '../../../src/checks/rules/fields-have-the-right-type';
import { viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';
import { app, podWith } from '../workloads';

const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' };
const wrong = (value: unknown): any => value;

testRule(rule, {
  valid: {
    'right types': app({ env: [{ name: 'PORT', value: '8080' }] }),
    'null is no value': podWith({ volumes: wrong(null), terminationGracePeriodSeconds: wrong(null) }),
  },
  invalid: {
    'a number for a text': {
      pod: app({ env: [{ name: 'PORT', value: wrong(8080) }] }),
      complaints: [{
        container: 'app',
        field: 'spec.containers[0].env[0].value',
        message: 'container "app" has a value that is not a text at "spec.containers[0].env[0].value", got 8080',
        fix: 'put it in quotes: "8080"',
      }],
    },
    'a text for a number': {
      pod: podWith({ terminationGracePeriodSeconds: wrong('30') }),
      complaints: [{ field: 'spec.terminationGracePeriodSeconds', fix: 'write it without quotes' }],
    },
    'a map for a list': { pod: app({ env: wrong({ PORT: '80' }) }), complaints: [{ field: 'spec.containers[0].env', fix: 'write a list, each item after a dash' }] },
    'no quantity': { pod: app({ resources: { limits: { cpu: 'much' } } }), complaints: [{ field: 'spec.containers[0].resources.limits[cpu]' }] },
    'a number for the containers': {
      pod: viewOf({ ...deployment, spec: { template: { spec: { containers: 3 } } } }),
      complaints: [{ field: 'spec.template.spec.containers', message: expect.stringContaining('is not a list') }],
    },
    'lists for objects': {
      pod: viewOf({ ...deployment, metadata: wrong([]), spec: [] }),
      complaints: [{ field: 'metadata' }, { field: 'spec' }],
    },
    'a wrong time': {
      pod: viewOf({ apiVersion: 'v1', kind: 'Pod', metadata: wrong({ creationTimestamp: 'now' }), spec: {} }),
      complaints: [{ field: 'metadata.creationTimestamp' }],
    },
  },
});
