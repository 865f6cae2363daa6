import { ContainerView } from '../../pod/pod-view';
import { Complaint } from '../finding';
import { overlap } from '../listening';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'host-ports-are-unique-in-the-pod',
  category: 'ports',
  severity: 'error',
  title: 'Give sidecars other host ports than the rest of the pod',
  why: 'The API server refuses a host port that two main containers share, but looks at every entry of initContainers alone: a sidecar with the host port of another ' +
    'container is accepted (pkg/apis/core/validation, checkHostPortConflicts), and one of the two gets no traffic, or cannot start.',
  fix: 'give one of them another hostPort, or none',
  bad: `
    initContainers:
      - {name: proxy, image: proxy, restartPolicy: Always, ports: [{containerPort: 8080, hostPort: 80}]}
    containers:
      - {name: app, image: app, ports: [{containerPort: 8081, hostPort: 80}]}`,
  good: `
    initContainers:
      - {name: proxy, image: proxy, restartPolicy: Always, ports: [{containerPort: 8080, hostPort: 80}]}
    containers:
      - {name: app, image: app, ports: [{containerPort: 8081}]}`,
  acknowledge: 'Never. Two main containers with one host port are refused by the API server, which is another rule.',

  run(pod) {
    if (!pod.sidecars.some((sidecar) => sidecar.spec.ports?.some((port) => port.hostPort))) {
      return [];
    }
    const taken: HostPort[] = [];
    const complaints: Complaint[] = [];
    for (const container of [...pod.inits, ...pod.mains]) {
      container.spec.ports?.forEach(({ hostPort, protocol = 'TCP', hostIP = '' }, i) => {
        if (!hostPort) {
          return;
        }
        const port: HostPort = { container, hostPort, protocol, hostIP, field: `${container.field}.ports[${i}].hostPort` };
        const other = taken.find((o) => clashes(o, port) && overlap(pod, o.container, container));
        taken.push(port);
        if (other) {
          complaints.push({
            message: `container "${container.name}" has host port ${protocol} ${hostPort}, which sidecar "${other.container.name}" has as well`,
            container: container.name,
            field: port.field,
            related: [other.field],
          });
        }
      });
    }
    return complaints;
  },
};

interface HostPort {
  readonly container: ContainerView;
  readonly hostPort: number;
  readonly protocol: string;
  readonly hostIP: string;
  readonly field: string;
}

function clashes(a: HostPort, b: HostPort): boolean {
  return a.container !== b.container && a.container.kind !== 'main' && a.hostPort === b.hostPort && a.protocol === b.protocol
    && (a.hostIP === b.hostIP || isEveryAddress(a.hostIP) || isEveryAddress(b.hostIP));
}

function isEveryAddress(hostIP: string): boolean {
  return hostIP === '' || hostIP === '0.0.0.0' || hostIP === '::';
}
