import { complain } from '../complain';
import { Complaint } from '../finding';
import { jobField } from '../job';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'indexed-jobs-can-be-tracked',
  category: 'admission',
  severity: 'warning',
  title: 'Keep an indexed Job to 100000 completions or to 10000 pods at a time',
  why: 'A Job lists its completed indexes in its status. Above both numbers the list can outgrow what etcd stores when many indexes fail, and the end of the Job is lost. ' +
    'The API server accepts it with a warning (https://github.com/kubernetes/kubernetes/pull/118420).',
  fix: 'lower \'parallelism\' to 10000, or split the Job',
  bad: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: render}
    spec:
      completionMode: Indexed
      completions: 200000
      parallelism: 20000
      template:
        spec:
          restartPolicy: Never
          containers:
            - {name: app, image: app}`,
  good: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: render}
    spec:
      completionMode: Indexed
      completions: 200000
      parallelism: 10000
      template:
        spec:
          restartPolicy: Never
          containers:
            - {name: app, image: app}`,
  acknowledge: 'When etcd is set up for objects of that size.',

  run(pod) {
    const complaints: Complaint[] = [];
    const { completionMode, completions = 0, parallelism = 0, backoffLimitPerIndex } = pod.jobSpec ?? {};
    // what is more, or has limits per index, is refused
    if (completionMode === 'Indexed' && completions > MOST_COMPLETIONS && parallelism > MOST_PODS && parallelism <= MOST_COMPLETIONS && backoffLimitPerIndex === undefined) {
      complain(complaints, pod.object.kind, `${jobField(pod)}.parallelism`,
        `has ${completions} completions and more pods at a time than can be tracked when many fail`, parallelism);
    }
    return complaints;
  },
};

const MOST_COMPLETIONS = 100_000;
const MOST_PODS = 10_000;
