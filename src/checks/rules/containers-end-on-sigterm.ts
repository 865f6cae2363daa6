import { graceInForce } from '../../pod/shutdown';
import { timingOf } from '../../pod/timing';
import { complain } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'containers-end-on-sigterm',
  category: 'shutdown',
  severity: 'error',
  title: 'Let every container end on SIGTERM',
  why: 'A container that ignores SIGTERM holds the pod until the grace period is over and is then killed, together with all sidecars that wait for it. ' +
    'In a Job a sidecar of that kind adds the whole grace period to every run (https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers). ' +
    'A program that runs as process 1 without a handler of its own ignores SIGTERM.',
  fix: 'handle SIGTERM, or run the program under an init such as tini',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations: {cdk8s-sidecars/lifecycle: '{"tail": {"drainSeconds": "never"}}'}
    spec:
      initContainers: [{name: tail, image: tail, restartPolicy: Always}]
      containers: [{name: app, image: app}]`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations: {cdk8s-sidecars/lifecycle: '{"tail": {"drainSeconds": 1}}'}
    spec:
      initContainers: [{name: tail, image: tail, restartPolicy: Always}]
      containers: [{name: app, image: app}]`,
  acknowledge: 'When a SIGKILL does it no harm, the grace period is short and no sidecar waits for it.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of [...pod.sidecars, ...pod.mains]) {
      if (timingOf(pod, container).drain?.seconds === Infinity) {
        const inJob = pod.runsToCompletion && container.kind === 'sidecar';
        complain(complaints, container, container.field,
          `ignores SIGTERM: it ${inJob ? 'adds' : 'holds the pod for'} the whole grace period of ${graceInForce(pod)}s ${inJob ? 'to every run ' : ''}and is killed`);
      }
    }
    return complaints;
  },
};
