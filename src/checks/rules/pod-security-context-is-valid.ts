import { PodView } from '../../pod/pod-view';
import { complain, oneOf, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { checkHostProcess } from '../host-process';
import { Rule } from '../rule';
import { checkAppArmor, checkId, checkSeccomp, checkWindowsOptions } from '../security-profiles';

const SETTINGS: readonly (readonly [string, readonly string[]])[] = [
  ['fsGroupChangePolicy', ['OnRootMismatch', 'Always']],
  ['supplementalGroupsPolicy', ['Merge', 'Strict']],
  ['seLinuxChangePolicy', ['Recursive', 'MountOption']],
];
const SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;

export const rule: Rule = {
  id: 'pod-security-context-is-valid',
  category: 'admission',
  severity: 'error',
  title: 'Give the pod a security context without contradictions',
  why: 'The API server refuses ids outside 0 to 2147483647, unknown policies and profile types, sysctls of a wrong form, a process namespace that is to be shared ' +
    'with the containers and with the node, a user namespace together with one of the node\'s namespaces, ' +
    'and host process containers of Windows beside others or without the node\'s network ' +
    '(https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context).',
  fix: 'correct the security context',
  bad: `
    shareProcessNamespace: true
    hostPID: true
    containers:
      - {name: app, image: app}`,
  good: `
    shareProcessNamespace: true
    containers:
      - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    const { spec } = pod;
    if (spec.shareProcessNamespace && spec.hostPID) {
      complain(complaints, 'pod', `${pod.field}.securityContext.shareProcessNamespace`, 'shares its process namespace and uses the node\'s', undefined,
        'remove \'hostPID\' or \'shareProcessNamespace\'');
    }
    if (spec.hostUsers === false) {
      checkHostNamespaces(complaints, pod);
    }
    checkHostProcess(complaints, pod);
    if (spec.securityContext) {
      checkContext(complaints, spec.securityContext, `${pod.field}.securityContext`);
    }
    return complaints;
  },
};

// the server writes two of these paths with a capital
function checkHostNamespaces(to: Complaint[], pod: PodView): void {
  for (const [name, field] of [['hostNetwork', 'hostNetwork'], ['hostPID', 'HostPID'], ['hostIPC', 'HostIPC']]) {
    if (pod.spec[name]) {
      complain(to, 'pod', `${pod.field}.${field}`, `has a user namespace and '${name}'`, undefined, `remove '${name}' or 'hostUsers: false'`);
    }
  }
}

function checkContext(to: Complaint[], context: any, field: string): void {
  for (const name of ['fsGroup', 'runAsUser', 'runAsGroup']) {
    checkId(to, 'pod', context[name], `${field}.${name}`);
  }
  context.supplementalGroups?.forEach((id: number, i: number) => checkId(to, 'pod', id, `${field}.supplementalGroups[${i}]`));
  for (const [name, values] of SETTINGS) {
    if (context[name] !== undefined && !values.includes(context[name])) {
      complain(to, 'pod', `${field}.${name}`, `has an unknown '${name}'`, context[name], `use ${oneOf(values)}`);
    }
  }
  const names: string[] = (context.sysctls ?? []).map((sysctl: { name?: string }) => sysctl.name ?? '');
  names.forEach((name, i) => {
    if (name === '' || name.length > 253 || !SYSCTL.test(name) || names.indexOf(name) < i) {
      complain(to, 'pod', `${field}.sysctls[${i}].name`, 'has a sysctl whose name is of a wrong form or used twice', name, 'give each sysctl once, such as "net.core.somaxconn"');
    }
  });
  checkSeccomp(to, 'pod', context.seccompProfile, `${field}.seccompProfile`);
  checkWindowsOptions(to, 'pod', context.windowsOptions, `${field}.windowsOptions`);
  checkAppArmor(to, 'pod', context.appArmorProfile, `${field}.appArmorProfile`);
}
