import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

const KEPT_RUNNING = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet']);
const MAX = 2147483647;

export const rule: Rule = {
  id: 'active-deadline-is-valid',
  category: 'admission',
  severity: 'error',
  title: 'Give a pod\'s active deadline at least a second, and none to pods that are kept running',
  why: 'The API server refuses a pod\'s activeDeadlineSeconds outside 1 to 2147483647, and any in the pods of a Deployment, ReplicaSet, StatefulSet or DaemonSet ' +
    '(https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#lifecycle).',
  fix: 'set 1 or more, or remove \'activeDeadlineSeconds\'',
  bad: `
    activeDeadlineSeconds: 0
    containers:
      - {name: app, image: app}`,
  good: `
    activeDeadlineSeconds: 600
    containers:
      - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    const seconds = pod.spec.activeDeadlineSeconds;
    if (seconds === undefined) {
      return complaints;
    }
    if (KEPT_RUNNING.has(pod.object.kind)) {
      complain(complaints, 'pod', `${pod.field}.activeDeadlineSeconds`, `has a deadline although its ${pod.object.kind} keeps it running`, seconds, 'remove \'activeDeadlineSeconds\'');
    } else if (seconds < 1 || seconds > MAX) {
      complain(complaints, 'pod', `${pod.field}.activeDeadlineSeconds`, `has a deadline outside 1 to ${MAX}`, seconds);
    }
    return complaints;
  },
};
