import { rule } from '../../../src/checks/rules/fields-are-known';
import { viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';
import { app, podWith, sidecar } from '../workloads';

const rollout = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'orders' } };

testRule(rule, {
  valid: {
    'known fields': app({ startupProbe: { tcpSocket: { port: 80 } } }),
    'a custom resource may have more fields than are known': viewOf({ ...rollout, spec: { template: { spec: { containers: [{ name: 'app', extra: 1 }] } } } }),
  },
  invalid: {
    'a misspelt field': {
      pod: app({ startupProbes: {} }),
      complaints: [{
        container: 'app',
        field: 'spec.containers[0].startupProbes',
        message: 'container "app" has a field that Kubernetes 1.36 does not know, got "startupProbes"',
        fix: 'write "startupProbe", or remove the field',
      }],
    },
    'a field that nobody means': { pod: podWith({ completelyUnheardOf: 1 }), complaints: [{ field: 'spec.completelyUnheardOf', fix: 'remove the field' }] },
    'a field of a later version': {
      pod: sidecar({}, '1.27'),
      complaints: [{ field: 'spec.initContainers[0].restartPolicy', fix: 'use Kubernetes 1.28 or later, or remove the field' }],
    },
    'a field that is gone': {
      pod: podWith({ resourceClaims: [{ name: 'gpu', source: {} }] }),
      complaints: [{ field: 'spec.resourceClaims[0].source', fix: 'remove the field: later versions have none of that name' }],
    },
    'a field beside the spec': { pod: viewOf({ apiVersion: 'v1', kind: 'Pod', spec: {}, specs: {} }), complaints: [{ field: 'specs', fix: 'write "spec", or remove the field' }] },
  },
});
