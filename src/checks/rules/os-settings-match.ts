import { PodView } from '../../pod/pod-view';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

const NOT_ON_WINDOWS = ['appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'runAsUser', 'runAsGroup'];
const NOT_ON_WINDOWS_PODS = [...NOT_ON_WINDOWS, 'fsGroup', 'fsGroupChangePolicy', 'supplementalGroups', 'supplementalGroupsPolicy', 'seLinuxChangePolicy', 'sysctls'];
const NOT_ON_WINDOWS_CONTAINERS = [...NOT_ON_WINDOWS, 'capabilities', 'readOnlyRootFilesystem', 'privileged', 'allowPrivilegeEscalation', 'procMount'];

export const rule: Rule = {
  id: 'os-settings-match',
  category: 'admission',
  severity: 'error',
  title: 'Use only settings that the pod\'s operating system has',
  why: 'When a pod names its operating system, the API server refuses the security settings of the other one, and pod-level resources on Windows ' +
    '(https://kubernetes.io/docs/concepts/workloads/pods/#pod-os).',
  fix: 'remove the setting, or correct \'os\'',
  bad: `
    os: {name: windows}
    securityContext: {runAsUser: 1000}
    containers:
      - {name: app, image: app}`,
  good: `
    os: {name: windows}
    securityContext: {windowsOptions: {runAsUserName: ContainerUser}}
    containers:
      - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    switch (pod.spec.os?.name) {
      case 'linux':
        checkContexts(complaints, pod, ['windowsOptions'], ['windowsOptions']);
        break;
      case 'windows':
        checkContexts(complaints, pod, NOT_ON_WINDOWS_PODS, NOT_ON_WINDOWS_CONTAINERS);
        checkWindowsPod(complaints, pod);
        break;
      default:
    }
    return complaints;
  },
};

function checkContexts(to: Complaint[], pod: PodView, ofPod: readonly string[], ofContainers: readonly string[]): void {
  const isSet = (context: object | undefined, name: string) => {
    const value = (context as any)?.[name];
    return value !== undefined && !(name === 'sysctls' && value.length === 0);
  };
  for (const name of ofPod) {
    if (isSet(pod.spec.securityContext, name)) {
      complain(to, 'pod', `${pod.field}.securityContext.${name}`, `has '${name}', which ${pod.spec.os!.name} does not have`);
    }
  }
  for (const container of pod.containers) {
    for (const name of ofContainers) {
      if (isSet(container.spec.securityContext, name)) {
        complain(to, container, `${container.field}.securityContext.${name}`, `has '${name}', which ${pod.spec.os!.name} does not have`);
      }
    }
  }
}

function checkWindowsPod(to: Complaint[], pod: PodView): void {
  for (const name of ['hostPID', 'hostIPC', 'hostUsers', 'shareProcessNamespace', 'resources']) {
    const value = pod.spec[name];
    // of these two only "true" arrives at the server's check
    if (value !== undefined && !(value === false && (name === 'hostPID' || name === 'hostIPC'))) {
      complain(to, 'pod', `${pod.field}.${name}`, `has '${name}', which windows does not have`);
    }
  }
}
