import { objectFaults } from '../../../src/cli/input/object-faults';

const spec = { containers: [{ name: 'app', image: 'app' }] };
const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec };
const template = { spec: { template: { spec } } };
const metadata = { name: 'a' };

test.each<[string, unknown]>([
  ['an object', pod],
  ['a text', 'x'],
  ['a list at the root', [pod]],
  ['an empty document', null],
  ['a List', { apiVersion: 'v1', kind: 'List', items: [pod, { apiVersion: 'v1', kind: 'PodList', items: [{ metadata, spec }] }] }],
  ['an item that a template left empty', { apiVersion: 'v1', kind: 'List', items: [null] }],
  ['a List that a tool left empty', { apiVersion: 'v1', kind: 'List', items: null }],
  ['a custom resource whose kind ends in List', { apiVersion: 'acme.io/v1', kind: 'AllowList', items: { a: 1 } }],
  ['a file of another tool that calls itself a list', { kind: 'List', entries: [] }],
  ['a chart', { apiVersion: 'v2', name: 'shop', version: '1.0.0' }],
  ['values that say a kind', { kind: 'DaemonSet', image: { repository: 'x' }, metadata: {}, spec: {} }],
  ['values of a pod', { kind: 'Deployment', ...template }],
  ['a kustomization', { resources: ['a.yaml'] }],
  ['a kustomization with a kind', { kind: 'Kustomization', metadata, resources: ['a.yaml'] }],
  ['a compose file', { version: '3', services: { app: { image: 'app' } } }],
  ['a patch that names a target elsewhere', { metadata, ...template }],
])('%s is no fault', (_name, value) => {
  expect(objectFaults(value)).toEqual([]);
});

test.each<[string, unknown, string, string]>([
  ['items that are no list', { apiVersion: 'v1', kind: 'List', items: 3 }, 'items', 'the items of a List are no list, got 3; write a list of objects'],
  ['items of pods that are no list', { apiVersion: 'v1', kind: 'PodList', items: pod }, 'items', `the items of a PodList are no list, got ${JSON.stringify(pod).slice(0, 77)}...; write a list of objects`],
  ['a List without a version', { kind: 'List', items: [] }, 'apiVersion', 'a List has no apiVersion; write "v1"'],
  ['an item that is no object', { apiVersion: 'v1', kind: 'List', items: [pod, 'x'] }, 'items[1]', 'an item of a List is no object, got "x"; write one out, or remove the item'],
  ['an item without a kind', { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', metadata }] }, 'items[0].kind', 'an object has no kind; name its kind'],
  ['an item of a list in a list', { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'List', items: [{ kind: 'Secret' }] }] }, 'items[0].items[0].apiVersion',
    'a Secret has no apiVersion; write the version that its kind is served in'],
  ['a pod without a version', { kind: 'Pod', metadata, spec }, 'apiVersion', 'a Pod has no apiVersion; write "v1"'],
  ['a cron job without a version', { kind: 'CronJob', metadata, spec: { jobTemplate: template } }, 'apiVersion', 'a CronJob has no apiVersion; write "batch/v1"'],
  ['a version that is a number', { apiVersion: 1, kind: 'Deployment', metadata, ...template }, 'apiVersion', 'a Deployment has an apiVersion that is no text, got 1; write "apps/v1"'],
  ['a workload without a kind', { apiVersion: 'apps/v1', metadata, ...template }, 'kind', 'an object has no kind; name its kind'],
  ['a kind that is a number', { apiVersion: 'v1', kind: 7, metadata, spec }, 'kind', 'an object has a kind that is no text, got 7; name its kind'],
])('%s is one', (_name, value, field, message) => {
  expect(objectFaults(value)).toEqual([{ field, message }]);
});
