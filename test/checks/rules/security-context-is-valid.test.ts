import { rule } from '../../../src/checks/rules/security-context-is-valid';
import { testRule } from '../rule-table';
import { app, podWith, sidecar } from '../workloads';

const context = (securityContext: object, version?: string) => app({ securityContext }, version);
const at = 'spec.containers[0].securityContext';

testRule(rule, {
  valid: {
    'a restricted container': context({
      runAsUser: 1000, runAsGroup: 0, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'Localhost', localhostProfile: 'a/b.json' },
    }),
    'a privileged container': context({ privileged: true, allowPrivilegeEscalation: true }),
    'unmasked /proc in a user namespace': podWith({ hostUsers: false, containers: [{ name: 'app', securityContext: { procMount: 'Unmasked' } as object }] }),
    'windows options': context({ windowsOptions: { runAsUserName: 'NT AUTHORITY\\SYSTEM', gmsaCredentialSpecName: 'a.b' } }),
  },
  invalid: {
    'privileged without escalation': {
      pod: sidecar({ securityContext: { privileged: true, allowPrivilegeEscalation: false } }),
      complaints: [{ container: 'proxy', field: 'spec.initContainers[0].securityContext', message: 'container "proxy" is privileged and forbids privilege escalation' }],
    },
    'CAP_SYS_ADMIN without escalation': {
      pod: context({ allowPrivilegeEscalation: false, capabilities: { add: ['CAP_SYS_ADMIN'] } }),
      complaints: [{ field: at }],
    },
    'ids out of range': { pod: context({ runAsUser: -1, runAsGroup: 2147483648 }), complaints: [{ field: `${at}.runAsUser` }, { field: `${at}.runAsGroup` }] },
    'unmasked /proc in the node\'s user namespace': { pod: context({ procMount: 'Unmasked' }), complaints: [{ field: `${at}.procMount` }] },
    'an unknown procMount': { pod: context({ procMount: 'unmasked' }), complaints: [{ field: `${at}.procMount` }] },
    'a profile without a name': {
      pod: context({ seccompProfile: { type: 'Localhost' } }),
      complaints: [{ field: `${at}.seccompProfile.localhostProfile`, message: 'container "app" has a seccomp profile of type "Localhost" whose name is missing' }],
    },
    'a profile outside of the folder': { pod: context({ seccompProfile: { type: 'Localhost', localhostProfile: '../a' } }), complaints: [{ field: `${at}.seccompProfile.localhostProfile` }] },
    'a name of a profile of another type': {
      pod: context({ seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'a' }, appArmorProfile: { type: 'Localhost', localhostProfile: ' a' } }),
      complaints: [{ field: `${at}.seccompProfile.localhostProfile` }, { field: `${at}.appArmorProfile.localhostProfile` }],
    },
    'an unknown type of a profile': { pod: context({ seccompProfile: {} }), complaints: [{ field: `${at}.seccompProfile.type` }] },
    'windows options of a wrong form': {
      pod: context({ windowsOptions: { runAsUserName: 'a\\b\\c', gmsaCredentialSpecName: 'A', gmsaCredentialSpec: '' } }),
      complaints: [
        { field: `${at}.windowsOptions.gmsaCredentialSpecName` }, { field: `${at}.windowsOptions.gmsaCredentialSpec` }, { field: `${at}.windowsOptions.runAsUserName` },
      ],
    },
  },
});
