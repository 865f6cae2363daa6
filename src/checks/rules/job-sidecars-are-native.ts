import { productOf } from '../../pod/products/catalogue';
import { runTitle } from '../job';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'job-sidecars-are-native',
  category: 'jobs',
  severity: 'error',
  title: 'Make containers that never end native sidecars in a Job',
  why: 'A pod of a Job completes when all its main containers have ended. A proxy, a log shipper or an agent among them never ends, and the Job runs for ever, or until ' +
    'its deadline. An init container with restartPolicy: Always is stopped when the main containers have ended (KEP-753).',
  fix: 'move the container to initContainers and give it restartPolicy: Always',
  bad: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: migrate}
    spec:
      template:
        spec:
          restartPolicy: Never
          activeDeadlineSeconds: 600
          containers:
            - {name: migrate, image: migrate}
            - {name: sql, image: "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3", args: ["acme:europe-west1:orders"]}`,
  good: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: migrate}
    spec:
      template:
        spec:
          restartPolicy: Never
          activeDeadlineSeconds: 600
          initContainers:
            - {name: sql, image: "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3", args: ["acme:europe-west1:orders"], restartPolicy: Always}
          containers:
            - {name: migrate, image: migrate}`,
  acknowledge: 'When something stops the container from outside, such as a quit endpoint that the main container calls. The rule is silent where a shell script runs ' +
    'in place of the product, and where a file decides whether it ends.',

  run(pod) {
    return pod.runsToCompletion ? pod.mains.flatMap((main) => {
      const known = productOf(main);
      return known?.runsForEver ? [{
        message: `container "${main.name}" is ${known.product.title}, which never ends by itself, so that the ${runTitle(pod)} never completes`,
        fix: `move "${main.name}" to initContainers and give it restartPolicy: Always`,
        container: main.name,
        field: main.field,
      }] : [];
    }) : [];
  },
};
