import { ContainerView, PodView } from '../../pod/pod-view';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'resize-policy-is-valid',
  category: 'admission',
  severity: 'error',
  title: 'Say once for cpu and once for memory how a container is resized',
  why: 'The API server refuses a resize policy for another resource, with another value than NotRequired and RestartContainer, twice for one resource, ' +
    'and a restart in a pod that never restarts, from Kubernetes 1.36 on also in an init container that runs to its end ' +
    '(https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/).',
  fix: 'correct \'resizePolicy\'',
  bad: `
    containers:
      - {name: app, image: app, resizePolicy: [{resourceName: disk, restartPolicy: NotRequired}]}`,
  good: `
    containers:
      - {name: app, image: app, resizePolicy: [{resourceName: memory, restartPolicy: NotRequired}]}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      if (container.spec.resizePolicy) {
        check(complaints, pod, container);
      }
    }
    return complaints;
  },
};

function check(to: Complaint[], pod: PodView, container: ContainerView): void {
  const field = `${container.field}.resizePolicy`;
  const policies = container.spec.resizePolicy!;
  policies.forEach(({ resourceName = '', restartPolicy = '' }, i) => {
    if (policies.findIndex((other) => other.resourceName === resourceName) < i) {
      complain(to, container, `${field}[${i}]`, 'has two resize policies for one resource', resourceName, 'remove one of them');
    }
    if (resourceName !== 'cpu' && resourceName !== 'memory') {
      complain(to, container, field, 'has a resize policy for an unknown resource', resourceName, 'use "cpu" or "memory"');
    }
    if (restartPolicy !== 'NotRequired' && restartPolicy !== 'RestartContainer') {
      complain(to, container, field, 'has an unknown resize policy', restartPolicy, 'use "NotRequired" or "RestartContainer"');
    }
    if (pod.spec.restartPolicy === 'Never' && restartPolicy !== 'NotRequired') {
      complain(to, container, field, 'asks for a restart in a pod whose restart policy is "Never"', restartPolicy, 'use "NotRequired"');
    }
    if (restartPolicy === 'RestartContainer' && container.kind === 'init' && pod.version.minor >= 36) {
      complain(to, container, `${field}[${i}].restartPolicy`, 'asks for a restart of an init container that runs to its end', restartPolicy, 'use "NotRequired"');
    }
  });
}
