import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'containers-are-present',
  category: 'admission',
  severity: 'error',
  title: 'Give every pod at least one container',
  why: 'The API server refuses a pod with an empty list of containers; sidecars alone make no pod ' +
    '(https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#containers).',
  fix: 'add the application under \'containers\'',
  bad: `
    initContainers:
      - {name: logs, image: fluent-bit, restartPolicy: Always}`,
  good: `
    initContainers:
      - {name: logs, image: fluent-bit, restartPolicy: Always}
    containers:
      - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    if (pod.mains.length === 0) {
      complain(complaints, 'pod', `${pod.field}.containers`, 'has no containers');
    }
    return complaints;
  },
};
