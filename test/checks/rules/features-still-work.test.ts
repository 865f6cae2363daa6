import { rule } from '../../../src/checks/rules/features-still-work';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';
import { podWith, workload } from '../workloads';

const annotated = (annotations: object) => pod({ containers: [{ name: 'app' }] }, '1.36', { annotations });

testRule(rule, {
  valid: {
    'a claim': podWith({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }),
    'a volume type before it was deprecated': podWith({ volumes: [{ name: 'data', cephfs: { monitors: ['a'] } }] }, '1.27'),
    'other annotations': annotated({ 'acme.io/team': 'orders' }),
  },
  invalid: {
    'a volume type without a driver': {
      pod: podWith({ volumes: [{ name: 'data', rbd: { monitors: ['a'], image: 'b' } }] }),
      complaints: [{ field: 'spec.volumes[0].rbd', message: 'volume "data" is of the type "rbd", which does nothing since 1.31' }],
    },
    'profiles in annotations instead of fields': {
      pod: workload('Deployment', {
        template: {
          metadata: {
            labels: { app: 'orders' },
            annotations: {
              'seccomp.security.alpha.kubernetes.io/pod': 'runtime/default',
              'container.seccomp.security.alpha.kubernetes.io/app': 'runtime/default',
              'container.apparmor.security.beta.kubernetes.io/app': 'runtime/default',
            },
          },
          spec: { containers: [{ name: 'app', image: 'app' }] },
        },
      }),
      complaints: [
        { field: 'spec.template.metadata.annotations[seccomp.security.alpha.kubernetes.io/pod]' },
        { container: 'app', field: 'spec.template.metadata.annotations[container.seccomp.security.alpha.kubernetes.io/app]' },
        { container: 'app', field: 'spec.template.metadata.annotations[container.apparmor.security.beta.kubernetes.io/app]' },
      ],
    },
    'a deprecated annotation': {
      pod: annotated({ 'scheduler.alpha.kubernetes.io/critical-pod': '' }),
      complaints: [{ field: 'metadata.annotations[scheduler.alpha.kubernetes.io/critical-pod]' }],
    },
  },
});
