import { runTitle } from '../job';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'job-mains-can-end',
  category: 'jobs',
  severity: 'error',
  title: 'Do not give a main container of a Job restartPolicy: Always',
  why: 'From 1.35 on a main container may have a restartPolicy of its own, and Always is honoured: it is restarted even after exit 0, the pod never ends and the Job never ' +
    'completes (KEP-5307). The field makes a sidecar only in initContainers.',
  fix: 'move a helper to initContainers, where restartPolicy: Always makes it a sidecar; remove the field from any other container',
  bad: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: etl}
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - {name: etl, image: etl}
            - {name: helper, image: helper, restartPolicy: Always}`,
  good: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: etl}
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          initContainers:
            - {name: helper, image: helper, restartPolicy: Always}
          containers:
            - {name: etl, image: etl}`,
  acknowledge: 'Never: the Job cannot complete.',

  run(pod) {
    return pod.runsToCompletion ? pod.mains.filter((main) => main.spec.restartPolicy === 'Always').map((main) => ({
      message: `container "${main.name}" is restarted whenever it ends, so that the ${runTitle(pod)} never completes, got restartPolicy "Always"`,
      container: main.name,
      field: `${main.field}.restartPolicy`,
    })) : [];
  },
};
