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
    // mains are validated first, so that a clash over both lists is reported at the init container
    const first = new Map<string, string>();
    const complaints: Complaint[] = [];
    for (const container of [...pod.mains, ...pod.containers.filter((c) => c.kind !== 'main')]) {
      const taken = first.get(container.name);
      if (taken === undefined) {
        first.set(container.name, container.field);
      } else if (container.name !== '') {
        complaints.push({
          message: `container name is used twice, got "${container.name}" also at ${taken}`,
          container: container.name,
          field: `${container.field}.name`,
          related: [`${taken}.name`],
        });
      }
    }
    return complaints;
  },
};
