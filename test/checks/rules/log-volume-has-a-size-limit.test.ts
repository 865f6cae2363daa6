import { rule } from '../../../src/checks/rules/log-volume-has-a-size-limit';
import { fluentBitPod } from '../fluent-bit-pods';
import { testRule } from '../rule-table';

testRule(rule, {
  valid: {
    'a limit': fluentBitPod({}, { volumes: [{ name: 'logs', emptyDir: { sizeLimit: '1Gi' } }] }),
    'a limit on the app\'s storage': fluentBitPod({}, {
      containers: [{ name: 'app', volumeMounts: [{ name: 'logs', mountPath: '/logs' }], resources: { limits: { 'ephemeral-storage': '2Gi' } } }],
    }),
    'a volume that is no emptyDir': fluentBitPod({}, { volumes: [{ name: 'logs', persistentVolumeClaim: { claimName: 'x' } }] }),
    'no log shipper': fluentBitPod({ image: 'acme/x:1' }),
  },
  invalid: {
    'no limit': {
      pod: fluentBitPod(),
      complaints: [{
        message: 'volume "logs" holds logs and may fill the node\'s disk, having no sizeLimit', container: 'logs', field: 'spec.volumes[1].emptyDir',
      }],
    },
  },
});
