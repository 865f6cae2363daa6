import { rule } from '../../../src/checks/rules/pod-security-context-is-valid';
import { testRule } from '../rule-table';
import { podWith } from '../workloads';

const context = (securityContext: object) => podWith({ securityContext });
const at = 'spec.securityContext';

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
    'profiles of a wrong form': {
      pod: context({ seccompProfile: { type: 'Localhost' }, appArmorProfile: { type: 'unconfined' } }),
      complaints: [{ field: `${at}.seccompProfile.localhostProfile` }, { field: `${at}.appArmorProfile.type` }],
    },
  },
});
