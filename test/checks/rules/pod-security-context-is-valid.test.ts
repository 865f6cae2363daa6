import { rule } from '../../../src/checks/rules/pod-security-context-is-valid';
import { testRule } from '../rule-table';
import { podWith } from '../workloads';

const context = (securityContext: object) => podWith({ securityContext });
const at = 'spec.securityContext';

const hostProcess = (value: boolean) => ({ securityContext: { windowsOptions: { hostProcess: value } } });
const withSidecar = (sidecar: object, rest: object) =>
  podWith({ initContainers: [{ name: 'proxy', restartPolicy: 'Always', ...sidecar }], containers: [{ name: 'app' }], ...rest });

testRule(rule, {
  valid: {
    'all settings': context({
      runAsUser: 0,
      fsGroup: 2147483647,
      supplementalGroups: [1],
      fsGroupChangePolicy: 'OnRootMismatch',
      supplementalGroupsPolicy: 'Strict',
      seLinuxChangePolicy: 'Recursive',
      sysctls: [{ name: 'net.core.somaxconn', value: '1' }],
      seccompProfile: { type: 'RuntimeDefault' },
      appArmorProfile: { type: 'Localhost', localhostProfile: 'app' },
    }),
    'a shared process namespace': podWith({ shareProcessNamespace: true }),
    'the node\'s user namespace with its network': podWith({ hostUsers: true, hostNetwork: true }),
    'host process containers on the node\'s network': withSidecar({}, { hostNetwork: true, ...hostProcess(true) }),
    'no host process container, said of the pod': withSidecar({}, hostProcess(false)),
  },
  invalid: {
    'the node\'s processes and shared ones': {
      pod: podWith({ shareProcessNamespace: true, hostPID: true }),
      complaints: [{ field: `${at}.shareProcessNamespace`, message: 'pod shares its process namespace and uses the node\'s' }],
    },
    'a user namespace with the node\'s other ones': {
      pod: podWith({ hostUsers: false, hostNetwork: true, hostPID: true, hostIPC: true }),
      complaints: [{ field: 'spec.hostNetwork' }, { field: 'spec.HostPID' }, { field: 'spec.HostIPC' }],
    },
    'ids out of range': {
      pod: context({ runAsUser: -1, runAsGroup: 2147483648, fsGroup: -1, supplementalGroups: [0, -1] }),
      complaints: [{ field: `${at}.fsGroup` }, { field: `${at}.runAsUser` }, { field: `${at}.runAsGroup` }, { field: `${at}.supplementalGroups[1]` }],
    },
    'unknown policies': {
      pod: context({ fsGroupChangePolicy: 'Never', supplementalGroupsPolicy: 'x', seLinuxChangePolicy: 'y' }),
      complaints: [{ field: `${at}.fsGroupChangePolicy` }, { field: `${at}.supplementalGroupsPolicy` }, { field: `${at}.seLinuxChangePolicy` }],
    },
    'sysctls of a wrong form or twice': {
      pod: context({ sysctls: [{ name: 'net.x', value: '1' }, { name: 'net.x', value: '2' }, { name: 'Net', value: '1' }] }),
      complaints: [{ field: `${at}.sysctls[1].name` }, { field: `${at}.sysctls[2].name` }],
    },
    'a host process sidecar beside another container': {
      pod: withSidecar(hostProcess(true), { hostNetwork: true }),
      complaints: [{ field: 'spec', message: 'pod has host process containers beside others' }],
    },
    'host process containers without the node\'s network': {
      pod: withSidecar({}, hostProcess(true)),
      complaints: [{ field: 'spec.hostNetwork', message: 'pod has host process containers without the node\'s network' }],
    },
    'a sidecar that contradicts its pod': {
      pod: withSidecar(hostProcess(false), { hostNetwork: true, ...hostProcess(true) }),
      complaints: [{ container: 'proxy', field: 'spec.initContainers[0].securityContext.windowsOptions.hostProcess' }, { field: 'spec' }],
    },
    'profiles of a wrong form': {
      pod: context({ seccompProfile: { type: 'Localhost' }, appArmorProfile: { type: 'unconfined' } }),
      complaints: [{ field: `${at}.seccompProfile.localhostProfile` }, { field: `${at}.appArmorProfile.type` }],
    },
  },
});
