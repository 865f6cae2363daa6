import { ContainerView, PodView } from '../../pod/pod-view';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'container-names-are-unique',
  category: 'admission',
  severity: 'error',
  title: 'Give every container of a pod its own name, init containers and sidecars included',
  why: 'The API server refuses a pod in which two entries of initContainers and containers share a name ' +
    '(https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container).',
  fix: 'rename one of the containers',
  bad: `
    initContainers:
      - {name: app, image: migrate}
    containers:
      - {name: app, image: app}`,
  good: `
    initContainers:
      - {name: migrate, image: migrate}
    containers:
      - {name: app, image: app}`,
  acknowledge: 'Never: the pod is refused.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      const taken = container.name === '' ? undefined : earlier(container, pod);
      if (taken) {
        complaints.push({
          message: `container name is used twice, got "${container.name}" also at ${taken.field}`,
          container: container.name,
          field: `${container.field}.name`,
          related: [`${taken.field}.name`],
        });
      }
    }
    return complaints;
  },
};

// mains are validated first, so that a clash over both lists is reported at the init container
function earlier(container: ContainerView, pod: PodView): ContainerView | undefined {
  for (const other of pod.containers) {
    const isBefore = container.kind === other.kind || (container.kind !== 'main' && other.kind !== 'main') ? other.index < container.index : other.kind === 'main';
    if (isBefore && other.name === container.name) {
      return other;
    }
  }
  return undefined;
}
