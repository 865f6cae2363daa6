import { rule } from '../../../src/checks/rules/env-is-valid';
import { testRule } from '../rule-table';
import { app, podWith, sidecar } from '../workloads';

const from = (valueFrom: Record<string, unknown>, more: object = {}) => app({ env: [{ name: 'A', valueFrom, ...more }] });
const at = 'spec.containers[0].env[0].valueFrom';

testRule(rule, {
  valid: {
    'a value, also an empty one': app({ env: [{ name: 'A', value: '1' }, { name: 'B' }] }),
    'every source': app({
      env: [
        { name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'B', valueFrom: { fieldRef: { fieldPath: 'metadata.annotations[\'acme.io/team\']' } } },
        { name: 'C', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } } },
        { name: 'D', valueFrom: { configMapKeyRef: { name: 'a', key: 'b.c' } } },
        { name: 'E', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } },
        { name: 'G', valueFrom: { resourceFieldRef: { resource: 'requests.hugepages-2Mi' } } },
      ],
    }),
    'a file of an empty directory': podWith({
      volumes: [{ name: 'v', emptyDir: {} }],
      containers: [{ name: 'app', env: [{ name: 'F', valueFrom: { fileKeyRef: { volumeName: 'v', path: 'a/b', key: 'K' } } }] }],
    }),
    'everything printable from 1.32 on': app({ env: [{ name: '1 A' }] }, '1.32'),
  },
  invalid: {
    'no name': { pod: sidecar({ env: [{ value: '1' }] }), complaints: [{ container: 'proxy', field: 'spec.initContainers[0].env[0].name' }] },
    'a digit at the start before 1.32': {
      pod: app({ env: [{ name: '1A' }] }, '1.31'),
      complaints: [{
        field: 'spec.containers[0].env[0].name',
        message: 'container "app" has an environment variable whose name is not made of letters, digits, "_", "-" and "." only, or starts with a digit, got "1A"',
      }],
    },
    'an equals sign': { pod: app({ env: [{ name: 'A=B' }] }), complaints: [{ field: 'spec.containers[0].env[0].name' }] },
    'a value and a source': {
      pod: from({ fieldRef: { fieldPath: 'metadata.name' } }, { value: 'x' }),
      complaints: [{ field: at, message: 'container "app" has an environment variable with both \'value\' and \'valueFrom\', got "x"' }],
    },
    'no source': { pod: from({}), complaints: [{ field: at }] },
    'two sources': { pod: from({ secretKeyRef: { name: 'a', key: 'b' }, configMapKeyRef: { name: 'a', key: 'b' } }), complaints: [{ field: at }] },
    'a field that cannot be handed on': { pod: from({ fieldRef: { fieldPath: 'spec.containers' } }), complaints: [{ field: `${at}.fieldRef.fieldPath` }] },
    'a field of another version': { pod: from({ fieldRef: { apiVersion: 'v2', fieldPath: 'metadata.name' } }), complaints: [{ field: `${at}.fieldRef.fieldPath` }] },
    'all labels, which only a volume can take': { pod: from({ fieldRef: { fieldPath: 'metadata.labels' } }), complaints: [{ field: `${at}.fieldRef.fieldPath` }] },
    'an annotation by what is no key': { pod: from({ fieldRef: { fieldPath: 'metadata.labels[\'a b\']' } }), complaints: [{ field: `${at}.fieldRef` }] },
    'an unknown resource': { pod: from({ resourceFieldRef: { resource: 'limits.gpu' } }), complaints: [{ field: `${at}.resourceFieldRef.resource` }] },
    'a divisor of another resource': {
      pod: from({ resourceFieldRef: { resource: 'limits.cpu', divisor: '1Mi' } }),
      complaints: [{ field: `${at}.resourceFieldRef.divisor` }],
    },
    'references without name and key': {
      pod: from({ secretKeyRef: {} }),
      complaints: [{ field: `${at}.secretKeyRef.name` }, { field: `${at}.secretKeyRef.key` }],
    },
    'a key that leads out of the volume': { pod: from({ configMapKeyRef: { name: 'a', key: '..' } }), complaints: [{ field: `${at}.configMapKeyRef.key` }] },
    'a file outside of a volume that does not exist': {
      pod: from({ fileKeyRef: { volumeName: 'v', path: '../a', key: 'K' } }),
      complaints: [
        { field: `${at}.fileKeyRef.path` },
        { field: `${at}.fileKeyRef.volumeName`, message: 'container "app" refers to a file of a volume that the pod does not have, got "v"' },
      ],
    },
    'a file of a volume that is no empty directory': {
      pod: podWith({
        volumes: [{ name: 'v', configMap: { name: 'v' } }],
        containers: [{ name: 'app', env: [{ name: 'F', valueFrom: { fileKeyRef: { volumeName: 'v', path: 'a', key: 'K' } } }] }],
      }),
      complaints: [{ field: `${at}.fileKeyRef.volumeName`, fix: 'name a volume of kind emptyDir' }],
    },
  },
});
