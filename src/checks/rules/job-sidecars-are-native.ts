import { ContainerView, PodView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { Complaint } from '../finding';
import { runTitle } from '../job';
import { askForNative } from '../mesh';
import { quitInScript } from '../quit-commands';
import { Rule } from '../rule';
import { commandText } from '../script';

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
  acknowledge: 'When something outside of the pod stops the container. Where another container\'s script calls a quit endpoint the finding is a warning. The rule is silent where a shell script runs ' +
    'in place of the product, and where a file decides whether it ends.',

  run(pod) {
    return pod.runsToCompletion ? pod.mains.flatMap((main): Complaint[] => {
      const known = productOf(main);
      if (!known?.runsForEver) {
        return [];
      }
      const about = {
        fix: main.injection ? askForNative(main.injection) : `move "${main.name}" to initContainers and give it restartPolicy: Always`,
        container: main.name,
        field: main.field,
      };
      const stopper = stopperOf(pod, main);
      return stopper ? [{
        ...about,
        message: `container "${main.name}" is ${known.product.title} and keeps the ${runTitle(pod)} running unless container "${stopper.name}" gets as far as "${stopper.quit}"`,
        severity: 'warning',
      }] : [{
        ...about,
        message: `container "${main.name}" is ${known.product.title}, which never ends by itself, so that the ${runTitle(pod)} never completes`,
      }];
    }) : [];
  },
};

/** Another container whose script ends this one: by an address, or by a signal in a shared process namespace. */
function stopperOf(pod: PodView, main: ContainerView): { readonly name: string; readonly quit: string } | undefined {
  for (const other of pod.mains) {
    const { command, args } = other.spec;
    const quit = other === main || !(command || args) ? undefined : quitInScript(`${commandText(command)} ${commandText(args)}`);
    if (quit !== undefined && (quit.startsWith('/') || pod.spec.shareProcessNamespace)) {
      return { name: other.name, quit };
    }
  }
  return undefined;
}
