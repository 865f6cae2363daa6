import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { descendingPathFault } from '../paths';
import { Rule } from '../rule';

const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

export const rule: Rule = {
  id: 'profile-annotations-are-valid',
  category: 'admission',
  severity: 'error',
  title: 'Give annotations of security profiles a known profile and a container of the pod',
  why: 'Although fields have replaced them, the API server still refuses annotations of AppArmor and seccomp with an unknown profile, or for a container that the pod does not have ' +
    '(https://kubernetes.io/docs/tutorials/security/apparmor/).',
  fix: 'use \'securityContext.appArmorProfile\' or \'securityContext.seccompProfile\'',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations: {container.apparmor.security.beta.kubernetes.io/main: runtime/default}
    spec:
      containers:
        - {name: app, image: app}`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations: {container.apparmor.security.beta.kubernetes.io/app: runtime/default}
    spec:
      containers:
        - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    const { annotations } = pod.metadata;
    // the server leaves "metadata" out of the paths of a template
    const field = pod.templateField === '' ? 'metadata.annotations' : `${pod.templateField}.annotations`;
    for (const key in annotations) {
      if (key.startsWith(APP_ARMOR)) {
        const name = key.slice(APP_ARMOR.length);
        if (!pod.containers.some((container) => container.name === name) || !isAppArmor(annotations[key])) {
          complain(complaints, 'pod', `${field}[${key}]`, 'has an annotation of AppArmor with an unknown profile or container', annotations[key]);
        }
      } else if ((key === SECCOMP_POD || key.startsWith(SECCOMP_CONTAINER)) && !isSeccomp(annotations[key])) {
        complain(complaints, 'pod', `${field}.${key}`, 'has an annotation of seccomp with an unknown profile', annotations[key]);
      }
    }
    return complaints;
  },
};

function isAppArmor(profile: string): boolean {
  return profile === '' || profile === 'runtime/default' || profile === 'unconfined' || profile.startsWith('localhost/');
}

function isSeccomp(profile: string): boolean {
  return profile === 'runtime/default' || profile === 'docker/default' || profile === 'unconfined'
    || (profile.startsWith('localhost/') && !descendingPathFault(profile.slice('localhost/'.length)));
}
