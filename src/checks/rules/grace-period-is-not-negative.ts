import { complain } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'grace-period-is-not-negative',
  category: 'admission',
  severity: 'warning',
  title: 'Give a pod a grace period of 0 or more',
  why: 'The API server accepts a negative terminationGracePeriodSeconds with a warning and turns it into 1 second when the pod is deleted ' +
    '(pkg/registry/core/pod/strategy.go).',
  fix: 'set the seconds that all containers need to stop',
  bad: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: export}
    spec:
      template:
        spec:
          terminationGracePeriodSeconds: -1
          restartPolicy: Never
          containers:
            - {name: app, image: app}`,
  good: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: export}
    spec:
      template:
        spec:
          terminationGracePeriodSeconds: 30
          restartPolicy: Never
          containers:
            - {name: app, image: app}`,
  acknowledge: 'When one second is what is meant; writing 1 is clearer.',

  run(pod) {
    const complaints: Complaint[] = [];
    const seconds = pod.spec.terminationGracePeriodSeconds;
    // that of a Pod itself is corrected without a warning
    if (seconds !== undefined && seconds < 0 && pod.templateField !== '') {
      complain(complaints, 'pod', `${pod.field}.terminationGracePeriodSeconds`, 'has a negative grace period', seconds);
    }
    return complaints;
  },
};
