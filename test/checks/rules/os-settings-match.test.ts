import { rule } from '../../../src/checks/rules/os-settings-match';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';
import { podWith } from '../workloads';

const windows = (spec: object, version?: string) => podWith({ os: { name: 'windows' }, ...spec }, version);

testRule(rule, {
  valid: {
    'no operating system, no check': podWith({ securityContext: { runAsUser: 1 } }),
    'linux with linux settings': podWith({ os: { name: 'linux' }, securityContext: { runAsUser: 1 } }),
    'windows with windows settings': windows({ securityContext: { runAsNonRoot: true } }),
  },
  invalid: {
    'linux settings of a windows pod': {
      pod: windows({ hostPID: true, shareProcessNamespace: false, securityContext: { runAsUser: 1, fsGroup: 1 } }),
      complaints: [
        { field: 'spec.securityContext.runAsUser', message: 'pod has \'runAsUser\', which windows does not have' },
        { field: 'spec.securityContext.fsGroup' },
        { field: 'spec.hostPID' },
        { field: 'spec.shareProcessNamespace' },
      ],
    },
    'linux settings of a windows container': {
      pod: windows({ containers: [{ name: 'app', securityContext: { capabilities: {}, readOnlyRootFilesystem: true } }] }),
      complaints: [{ container: 'app', field: 'spec.containers[0].securityContext.capabilities' }, { field: 'spec.containers[0].securityContext.readOnlyRootFilesystem' }],
    },
    'pod-level resources on windows': { pod: windows({ resources: { limits: { cpu: 1 } } }), complaints: [{ field: 'spec.resources' }] },
    'windows options of a linux sidecar': {
      pod: pod({
        os: { name: 'linux' },
        initContainers: [{ name: 'proxy', restartPolicy: 'Always', securityContext: { windowsOptions: {} } as object }],
        containers: [{ name: 'app' }],
      }),
      complaints: [{ container: 'proxy', field: 'spec.initContainers[0].securityContext.windowsOptions' }],
    },
  },
});
