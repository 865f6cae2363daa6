import { ContainerPort } from '../../pod/manifest';
import { ContainerView, PodView } from '../../pod/pod-view';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'host-ports-are-unique',
  category: 'admission',
  severity: 'error',
  title: 'Use each port of the node once',
  why: 'The API server refuses one hostPort twice among the main containers, or twice in one init container. It compares protocol, hostIP and hostPort ' +
    '(https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports).',
  fix: 'use another \'hostPort\', or none',
  bad: `
    containers:
      - {name: app, image: app, ports: [{containerPort: 80, hostPort: 8080}]}
      - {name: admin, image: admin, ports: [{containerPort: 81, hostPort: 8080}]}`,
  good: `
    containers:
      - {name: app, image: app, ports: [{containerPort: 80, hostPort: 8080}]}
      - {name: admin, image: admin, ports: [{containerPort: 81, hostPort: 8081}]}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    check(complaints, pod, pod.mains);
    for (const container of pod.containers) {
      if (container.kind !== 'main' && container.spec.ports) {
        // the server checks each init container alone, and reports it as the first one
        check(complaints, pod, [container], `${pod.field}.initContainers[0]`);
      }
    }
    return complaints;
  },
};

function check(to: Complaint[], pod: PodView, containers: readonly ContainerView[], reportAt?: string): void {
  let taken: Set<string> | undefined;
  for (const container of containers) {
    container.spec.ports?.forEach((port, i) => {
      const hostPort = hostPortOf(port, pod);
      if (!hostPort) {
        return;
      }
      const key = `${port.protocol || 'TCP'}/${port.hostIP ?? ''}/${hostPort}`;
      if (taken?.has(key)) {
        complain(to, container, `${reportAt ?? container.field}.ports[${i}].hostPort`, 'uses a port of the node twice', key);
      }
      (taken ??= new Set()).add(key);
    });
  }
}

// on the host's network each port is a port of the node; in pod templates the server fills it in up to 1.27 only
function hostPortOf({ hostPort, containerPort }: ContainerPort, pod: PodView): number | undefined {
  const isFilledIn = pod.spec.hostNetwork && (pod.templateField === '' || pod.version.minor < 28);
  return hostPort || (isFilledIn ? containerPort : undefined);
}
