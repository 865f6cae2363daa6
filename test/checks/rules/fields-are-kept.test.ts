import { rule } from '../../../src/checks/rules/fields-are-kept';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';
import { app, podWith, sidecar, workload } from '../workloads';

testRule(rule, {
  valid: {
    'a sidecar where sidecars are kept': sidecar({}, '1.29'),
    'pod-level resources from 1.34 on': podWith({ resources: { limits: { cpu: '1' } } }, '1.34'),
  },
  invalid: {
    'a sidecar in 1.28, which becomes an init container that never ends': {
      pod: sidecar({}, '1.28'),
      complaints: [{
        severity: 'error',
        container: 'proxy',
        field: 'spec.initContainers[0].restartPolicy',
        message: 'container "proxy" has the field "restartPolicy", which Kubernetes 1.28 throws away unless the feature gate "SidecarContainers" is on, got "Always"',
        fix: 'remove the field, or use Kubernetes 1.29 or later',
      }],
    },
    'a misspelt sidecar in 1.34': {
      pod: sidecar({ restartPolicy: 'always' }, '1.34'),
      complaints: [{ severity: 'error', field: 'spec.initContainers[0].restartPolicy' }],
    },
    'a restart policy of a main in 1.34': {
      pod: app({ restartPolicy: 'Never' }, '1.34'),
      complaints: [{ field: 'spec.containers[0].restartPolicy', fix: 'remove the field, or use Kubernetes 1.35 or later' }],
    },
    'pod-level resources in 1.33': {
      pod: workload('Deployment', {}, { resources: { limits: { cpu: '1' } } }, '1.33'),
      complaints: [{ field: 'spec.template.spec.resources', message: expect.stringMatching(/^object has the field "resources"/) }],
    },
    'a stop signal, in every version that knows it': {
      pod: pod({ containers: [{ name: 'app', lifecycle: { stopSignal: 'SIGINT', preStop: { sleep: { seconds: 1 } } } }] }),
      complaints: [{ field: 'spec.containers[0].lifecycle.stopSignal', fix: 'remove the field' }],
    },
    'a sleep in 1.29, which leaves a hook without an action': {
      pod: app({ lifecycle: { preStop: { sleep: { seconds: 1 } } } }, '1.29'),
      complaints: [{ severity: 'error', field: 'spec.containers[0].lifecycle.preStop.sleep' }],
    },
  },
});
