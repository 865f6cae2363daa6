import { rule } from '../../../src/checks/rules/metadata-is-valid';
import { pod, viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';
import { workload } from '../workloads';

const named = (kind: string, metadata: object, spec: object = {}) => viewOf({ apiVersion: kind.endsWith('Job') ? 'batch/v1' : 'apps/v1', kind, metadata, spec });
const annotated = (annotations: object) => pod({ containers: [{ name: 'app' }] }, '1.36', { annotations });

testRule(rule, {
  valid: {
    'labels and annotations': pod({ containers: [{ name: 'app' }] }, '1.36', { labels: { 'acme.io/team': 'orders', 'empty': '' }, annotations: { 'acme.io/Team': 'any text' } }),
    'a generated name': named('Deployment', { generateName: 'orders-' }),
    'dots in the name of a deployment': named('Deployment', { name: 'a.b' }),
    'a job whose name just fits a label': named('Job', { name: 'a'.repeat(63) }),
    'a job with a long name and a selector of its own': named('Job', { name: 'a'.repeat(64) }, { manualSelector: true }),
    'a deployment with a long name': named('Deployment', { name: 'a'.repeat(64) }),
    'annotations just below the limit': annotated({ a: 'x'.repeat(256 * 1024 - 1) }),
  },
  invalid: {
    'no name': { pod: named('Deployment', {}), complaints: [{ field: 'metadata.name', message: 'object has no name' }] },
    'a placeholder': { pod: named('Deployment', { name: '<YOUR-NAME>' }), complaints: [{ field: 'metadata.name' }] },
    'a generated name of a wrong form': { pod: named('Deployment', { generateName: 'A-' }), complaints: [{ field: 'metadata.generateName' }, { field: 'metadata.name' }] },
    'dots in the name of a stateful set': { pod: named('StatefulSet', { name: 'a.b' }), complaints: [{ field: 'metadata.name' }] },
    'a cron job with a long name': { pod: named('CronJob', { name: 'a'.repeat(53) }), complaints: [{ field: 'metadata.name' }] },
    'a job whose name does not fit the label of its pods': {
      pod: named('Job', { name: 'a'.repeat(64) }),
      complaints: [{ field: 'spec.template.labels', message: expect.stringMatching(/^job has a name that is longer than the 63 characters/) }],
    },
    'an indexed job whose host names would be too long': {
      pod: named('Job', { name: 'a'.repeat(61) }, { completionMode: 'Indexed', completions: 11 }),
      complaints: [{ field: 'metadata.name' }],
    },
    'a namespace of a wrong form': { pod: named('Deployment', { name: 'a', namespace: 'a.b' }), complaints: [{ field: 'metadata.namespace' }] },
    'labels of a wrong form': {
      pod: pod({ containers: [{ name: 'app' }] }, '1.36', { labels: { 'a b': 'x', 'c': '-' } }),
      complaints: [{ field: 'metadata.labels', message: expect.stringContaining('whose key') }, { field: 'metadata.labels', message: expect.stringContaining('whose value') }],
    },
    'annotations of a template': {
      pod: workload('Deployment', { template: { metadata: { labels: { app: 'orders' }, annotations: { 'a/b/c': '' } }, spec: {} } }),
      complaints: [{ field: 'spec.template.annotations', message: expect.stringMatching(/^pod template has an annotation/) }],
    },
    'annotations that are too long': { pod: annotated({ a: 'x'.repeat(256 * 1024) }), complaints: [{ field: 'metadata.annotations' }] },
    'annotations that are too long in bytes only': { pod: annotated({ a: 'ä'.repeat(128 * 1024) }), complaints: [{ field: 'metadata.annotations' }] },
  },
});
