import { rule } from '../../../src/checks/rules/log-shipper-can-read-the-logs';
import { PodSpec, SecurityContext } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const volumeMounts = [{ name: 'logs', mountPath: '/logs' }];
const logs = (shipper?: SecurityContext, app?: SecurityContext, rest: PodSpec = {}) => pod({
  volumes: [{ name: 'logs', emptyDir: {} }],
  initContainers: [{ name: 'logs', restartPolicy: 'Always', image: 'fluent/fluent-bit:5.1.1', volumeMounts, securityContext: shipper }],
  containers: [{ name: 'app', volumeMounts, securityContext: app }],
  ...rest,
});

testRule(rule, {
  valid: {
    'root reads everything': logs(),
    'an fsGroup': logs({ runAsUser: 65532 }, undefined, { securityContext: { fsGroup: 1 } }),
    'one user': logs({ runAsUser: 1000 }, { runAsUser: 1000 }),
    'one user of the pod': logs(undefined, undefined, { securityContext: { runAsUser: 1000 } }),
    'one group': logs({ runAsUser: 65532, runAsGroup: 1000 }, { runAsUser: 1000, runAsGroup: 1000 }),
    'no shared files': logs({ runAsUser: 65532 }, undefined, { volumes: [{ name: 'logs', configMap: { name: 'x' } }] }),
  },
  invalid: {
    'two users and no fsGroup': {
      pod: logs({ runAsUser: 65532 }, { runAsUser: 1000 }),
      complaints: [{
        message: 'container "logs" runs as user 65532 and reads what container "app" writes as 1000, but the pod has no fsGroup',
        container: 'logs',
        field: 'spec.initContainers[0].volumeMounts[0]',
      }],
    },
    'an app whose user the manifest does not say': {
      pod: logs({ runAsUser: 65532 }),
      complaints: [{ message: 'container "logs" runs as user 65532 and reads what container "app" writes as its image\'s user, but the pod has no fsGroup' }],
    },
  },
});
