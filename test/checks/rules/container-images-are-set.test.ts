import { rule } from '../../../src/checks/rules/container-images-are-set';
import { testRule } from '../rule-table';
import { app, sidecar, workload } from '../workloads';

testRule(rule, {
  valid: {
    'an image': app({ image: 'busybox' }),
    'spaces around an image in a template': workload('Deployment', {}, { containers: [{ name: 'app', image: ' busybox' }] }),
  },
  invalid: {
    'an empty image': {
      pod: app({ image: '' }),
      complaints: [{ container: 'app', field: 'spec.containers[0].image', message: 'container "app" has no image' }],
    },
    'a sidecar without an image': { pod: sidecar({ image: undefined }), complaints: [{ field: 'spec.initContainers[0].image' }] },
    'spaces around the image of a pod': {
      pod: app({ image: 'busybox ' }),
      complaints: [{ field: 'spec.containers[0].image', message: 'container "app" has an image with spaces around it, got "busybox "' }],
    },
  },
});
