import { complain, oneOf, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

const KEPT_RUNNING = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController']);

export const rule: Rule = {
  id: 'restart-policy-suits-workload',
  category: 'admission',
  severity: 'error',
  title: 'Let the pods of a Job restart never or on failure, and those that are kept running always',
  why: 'The pods of a Job must be able to end: the API server refuses "Always" there, which is also the default; and everything else in a Deployment, ReplicaSet, StatefulSet or ' +
    'DaemonSet, which keep their pods running (https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template).',
  fix: 'set \'restartPolicy: Never\' or \'OnFailure\' in a Job, and none elsewhere',
  bad: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: export}
    spec:
      template:
        spec:
          containers:
            - {name: app, image: app}`,
  good: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: export}
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    const policy = pod.spec.restartPolicy || 'Always';
    const field = `${pod.field}.restartPolicy`;
    const { kind } = pod.object;
    if (kind === 'Job' || kind === 'CronJob') {
      if (policy !== 'Never' && policy !== 'OnFailure') {
        complain(complaints, 'pod', field, `of a ${kind} restarts always`, policy, `use ${oneOf(['Never', 'OnFailure'])}`);
      } else if (policy === 'OnFailure' && pod.jobSpec?.podFailurePolicy) {
        complain(complaints, 'pod', field, `of a ${kind} with a failure policy restarts on failure`, policy, 'use "Never", or remove \'podFailurePolicy\'');
      }
    } else if (policy !== 'Always' && KEPT_RUNNING.has(kind)) {
      complain(complaints, 'pod', field, `of a ${kind} does not restart always`, policy, 'remove \'restartPolicy\'');
    }
    return complaints;
  },
};
