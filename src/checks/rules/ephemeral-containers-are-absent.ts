import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'ephemeral-containers-are-absent',
  category: 'admission',
  severity: 'error',
  title: 'Leave ephemeral containers to kubectl debug',
  why: 'Ephemeral containers can only be added to a running pod; the API server refuses a new pod or a pod template with one ' +
    '(https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/).',
  fix: 'remove \'ephemeralContainers\'',
  bad: `
    containers:
      - {name: app, image: app}
    ephemeralContainers:
      - {name: debug, image: busybox}`,
  good: `
    containers:
      - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    const count = pod.spec.ephemeralContainers?.length ?? 0;
    if (count > 0) {
      complain(complaints, 'pod', `${pod.field}.ephemeralContainers`, 'has ephemeral containers before it runs', count);
    }
    return complaints;
  },
};
