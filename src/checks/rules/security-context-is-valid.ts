import { ContainerView, PodView } from '../../pod/pod-view';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';
import { checkAppArmor, checkId, checkSeccomp, checkWindowsOptions } from '../security-profiles';

export const rule: Rule = {
  id: 'security-context-is-valid',
  category: 'admission',
  severity: 'error',
  title: 'Give containers a security context without contradictions',
  why: 'The API server refuses ids outside 0 to 2147483647, unknown profile types, a Localhost profile without a name, and a privileged container, ' +
    'or one with CAP_SYS_ADMIN, that forbids privilege escalation ' +
    '(https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context-1).',
  fix: 'correct the security context',
  bad: `
    containers:
      - {name: app, image: app, securityContext: {privileged: true, allowPrivilegeEscalation: false}}`,
  good: `
    containers:
      - {name: app, image: app, securityContext: {allowPrivilegeEscalation: false}}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      if (container.spec.securityContext) {
        check(complaints, pod, container, `${container.field}.securityContext`);
      }
    }
    return complaints;
  },
};

function check(to: Complaint[], pod: PodView, container: ContainerView, field: string): void {
  const context: any = container.spec.securityContext;
  checkId(to, container, context.runAsUser, `${field}.runAsUser`);
  checkId(to, container, context.runAsGroup, `${field}.runAsGroup`);
  if (context.procMount !== undefined) {
    checkProcMount(to, pod, container, context.procMount, `${field}.procMount`);
  }
  checkSeccomp(to, container, context.seccompProfile, `${field}.seccompProfile`);
  if (context.allowPrivilegeEscalation === false) {
    if (context.privileged) {
      complain(to, container, field, 'is privileged and forbids privilege escalation', undefined, 'remove \'privileged\' or \'allowPrivilegeEscalation\'');
    }
    if (context.capabilities?.add?.includes('CAP_SYS_ADMIN')) {
      complain(to, container, field, 'adds CAP_SYS_ADMIN and forbids privilege escalation', undefined, 'remove the capability or \'allowPrivilegeEscalation\'');
    }
  }
  checkWindowsOptions(to, container, context.windowsOptions, `${field}.windowsOptions`);
  checkAppArmor(to, container, context.appArmorProfile, `${field}.appArmorProfile`);
}

function checkProcMount(to: Complaint[], pod: PodView, container: ContainerView, procMount: string, field: string): void {
  if (procMount !== 'Default' && procMount !== 'Unmasked') {
    complain(to, container, field, 'has an unknown \'procMount\'', procMount, 'use "Default" or "Unmasked"');
  } else if (procMount === 'Unmasked' && pod.spec.hostUsers !== false) {
    complain(to, container, field, 'unmasks /proc without a user namespace', procMount, 'set \'hostUsers: false\' on the pod, or use "Default"');
  }
}
