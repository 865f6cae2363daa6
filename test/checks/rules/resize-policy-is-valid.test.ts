import { rule } from '../../../src/checks/rules/resize-policy-is-valid';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';
import { app, podWith, sidecar } from '../workloads';

const policy = (resourceName: string, restartPolicy = 'NotRequired') => ({ resourceName, restartPolicy });
const never = (restartPolicy: string) => podWith({ restartPolicy: 'Never', containers: [{ name: 'app', resizePolicy: [policy('cpu', restartPolicy)] }] });
const init = (version: string) => pod({ initContainers: [{ name: 'init', resizePolicy: [policy('cpu', 'RestartContainer')] }], containers: [{ name: 'app' }] }, version);

testRule(rule, {
  valid: {
    'one for each resource': app({ resizePolicy: [policy('cpu'), policy('memory', 'RestartContainer')] }),
    'on a sidecar': sidecar({ resizePolicy: [policy('memory', 'RestartContainer')] }),
    'no restart in a pod that never restarts': never('NotRequired'),
    'what an older version throws away': app({ resizePolicy: [policy('disk', 'x')] }, '1.32'),
    'a restart of an init container before 1.36': init('1.35'),
  },
  invalid: {
    'another resource': {
      pod: sidecar({ resizePolicy: [policy('ephemeral-storage')] }),
      complaints: [{
        container: 'proxy',
        field: 'spec.initContainers[0].resizePolicy',
        message: 'container "proxy" has a resize policy for an unknown resource, got "ephemeral-storage"',
      }],
    },
    'an unknown policy and a missing one': {
      pod: app({ resizePolicy: [policy('cpu', 'X'), { resourceName: 'memory' }] }),
      complaints: [{ field: 'spec.containers[0].resizePolicy' }, { field: 'spec.containers[0].resizePolicy' }],
    },
    'one resource twice': { pod: app({ resizePolicy: [policy('cpu'), policy('cpu')] }), complaints: [{ field: 'spec.containers[0].resizePolicy[1]' }] },
    'a restart in a pod that never restarts': { pod: never('RestartContainer'), complaints: [{ field: 'spec.containers[0].resizePolicy' }] },
    'a restart of an init container from 1.36 on': { pod: init('1.36'), complaints: [{ field: 'spec.initContainers[0].resizePolicy[0].restartPolicy' }] },
  },
});
