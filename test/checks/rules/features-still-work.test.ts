import { rule } from '../../../src/checks/rules/features-still-work';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';
import { podWith } from '../workloads';

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
    'a deprecated annotation': {
      pod: annotated({ 'scheduler.alpha.kubernetes.io/critical-pod': '' }),
      complaints: [{ field: 'metadata.annotations[scheduler.alpha.kubernetes.io/critical-pod]' }],
    },
  },
});
