import { rule } from '../../../src/checks/rules/selectors-match-the-template';
import { viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';
import { cronJob, job, podWith, workload } from '../workloads';

const template = (labels: object) => ({ metadata: { labels }, spec: { containers: [{ name: 'app', image: 'app' }], restartPolicy: 'Never' } });
const selecting = (kind: string, selector: unknown) => workload(kind, { selector });
const controller = (spec: object) => viewOf({ apiVersion: 'v1', kind: 'ReplicationController', metadata: { name: 'orders' }, spec });

testRule(rule, {
  valid: {
    'equal labels': workload('Deployment', {}),
    'expressions that match': selecting('Deployment', {
      matchExpressions: [
        { key: 'app', operator: 'In', values: ['orders', 'x'] }, { key: 'app', operator: 'Exists' }, { key: 'tier', operator: 'DoesNotExist' },
        { key: 'tier', operator: 'NotIn', values: ['db'] },
      ],
    }),
    'a job, whose selector the server makes': job({}),
    'a job with a selector of its own': job({ manualSelector: true, selector: { matchLabels: { a: 'b' } }, template: template({ a: 'b' }) }),
    'a pod selects nothing': podWith({}),
    'a replication controller, whose selector is its labels': controller({ template: template({ app: 'orders' }) }),
  },
  invalid: {
    'no selector': { pod: selecting('Deployment', undefined), complaints: [{ field: 'spec.selector', message: 'deployment has no selector' }] },
    'an empty selector': { pod: selecting('ReplicaSet', {}), complaints: [{ field: 'spec.selector' }] },
    'other labels': {
      pod: selecting('StatefulSet', { matchLabels: { app: 'payments' } }),
      complaints: [{
        field: 'spec.template.metadata.labels',
        message: 'stateful set has a selector that does not match the labels of its pods, got {"app":"orders"}',
      }],
    },
    'an expression that does not match': {
      pod: selecting('DaemonSet', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['orders'] }] }),
      complaints: [{ field: 'spec.template.metadata.labels' }],
    },
    'a placeholder': {
      pod: selecting('Deployment', { matchLabels: { app: '<YOUR-APP>' } }),
      complaints: [{ field: 'spec.selector.matchLabels' }, { field: 'spec.selector' }],
    },
    'an operator without values': {
      pod: selecting('Deployment', { matchExpressions: [{ key: 'app', operator: 'In' }] }),
      complaints: [{ field: 'spec.selector.matchExpressions[0].values' }, { field: 'spec.selector' }],
    },
    'a job with a selector': { pod: job({ selector: { matchLabels: { a: 'b' } } }), complaints: [{ field: 'spec.selector' }] },
    'a job with another job\'s name': {
      pod: job({ template: template({ 'job-name': 'import' }) }),
      complaints: [{ field: 'spec.template.metadata.labels[job-name]' }],
    },
    'a job that wants a selector and has none': { pod: job({ manualSelector: true }), complaints: [{ field: 'spec.selector' }] },
    'a cron job with a selector': {
      pod: cronJob({}, { selector: {}, manualSelector: true }),
      complaints: [{ field: 'spec.jobTemplate.spec.selector' }, { field: 'spec.jobTemplate.spec.manualSelector' }],
    },
    'a replication controller without labels': { pod: controller({ template: template({}) }), complaints: [{ field: 'spec.selector' }] },
    'a replication controller with other labels': {
      pod: controller({ selector: { app: 'x' }, template: template({ app: 'orders' }) }),
      complaints: [{ field: 'spec.template.metadata.labels', message: expect.stringMatching(/^replication controller has/) }],
    },
  },
});
