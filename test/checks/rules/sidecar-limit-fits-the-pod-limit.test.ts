import { rule } from '../../../src/checks/rules/sidecar-limit-fits-the-pod-limit';
import { PodSpec } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const SPEC: PodSpec = {
  resources: { limits: { memory: '256Mi' } },
  initContainers: [{ name: 'proxy', restartPolicy: 'Always', resources: { limits: { memory: '512Mi', cpu: '4' } } }],
  containers: [{ name: 'app' }],
};

testRule(rule, {
  valid: {
    'no pod-level limit': pod({ ...SPEC, resources: undefined }),
    'a limit that is equal': pod({ ...SPEC, resources: { limits: { memory: '0.5Gi' } } }),
    'a version that does not know pod-level resources': pod(SPEC, '1.32'),
  },
  invalid: {
    'a sidecar that may use more than the pod': {
      pod: pod(SPEC, '1.34'),
      complaints: [{
        container: 'proxy',
        field: 'spec.initContainers[0].resources.limits[memory]',
        message: 'container "proxy" has a limit of memory above that of the pod, 256Mi, got "512Mi"',
      }],
    },
  },
});
