import { ContainerPort } from '../../pod/manifest';
import { ContainerView, PodView } from '../../pod/pod-view';
import { show } from '../../pod/show';
import { Complaint } from '../finding';
import { Rule } from '../rule';

interface Declared {
  readonly container: ContainerView;
  readonly port: ContainerPort;
  readonly field: string;
}

// pkg/api/pod/warnings.go of 1.33, where Services began to look for named ports in sidecars too
const NAMES_COMPARED_SINCE = 33;

export const rule: Rule = {
  id: 'port-definitions-do-not-overlap',
  category: 'admission',
  severity: 'warning',
  title: 'Declare every port and port name of a pod once',
  why: 'The containers of a pod share one network, so that only one of them can listen on a port; and where two ports have one name, a Service and a probe can mean different ones. ' +
    'The API server accepts both with a warning (pkg/api/pod/warnings.go).',
  fix: 'use another port or another name, or declare it once',
  bad: `
    containers:
      - {name: app, image: app, ports: [{containerPort: 8080}]}
      - {name: admin, image: admin, ports: [{containerPort: 8080}]}`,
  good: `
    containers:
      - {name: app, image: app, ports: [{containerPort: 8080}]}
      - {name: admin, image: admin, ports: [{containerPort: 8081}]}`,
  acknowledge: 'When the two containers never listen at the same time.',

  run(pod) {
    const ports = declaredPorts(pod);
    const complaints: Complaint[] = [];
    for (let i = 0; i < ports.length; i++) {
      if (ports[i].port.hostIP && !ports[i].port.hostPort) {
        complaints.push(complaint(ports[i], 'has a port with a host address and no host port', undefined, ports[i].port.hostIP));
      }
      // one clash is enough to find the port by
      for (let j = 0, before = complaints.length; j < i && complaints.length === before; j++) {
        compare(complaints, ports[i], ports[j], pod.version.minor);
      }
    }
    return complaints;
  },
};

function declaredPorts(pod: PodView): Declared[] {
  const ports: Declared[] = [];
  for (const container of pod.containers) {
    container.spec.ports?.forEach((port, i) => ports.push({ container, port, field: `${container.field}.ports[${i}]` }));
  }
  return ports;
}

function compare(to: Complaint[], later: Declared, earlier: Declared, minor: number): void {
  const a = later.port;
  const b = earlier.port;
  if (a.containerPort && a.containerPort === b.containerPort && (a.protocol || 'TCP') === (b.protocol || 'TCP')) {
    const kind = overlap(a, b);
    if (kind) {
      to.push(complaint(later, `has a port that ${kind} one of container ${show(earlier.container.name)}`, earlier, a.containerPort));
    }
  }
  if (a.name && a.name === b.name && later.container !== earlier.container && minor >= NAMES_COMPARED_SINCE) {
    to.push(complaint(later, `has a port with the name of one of container ${show(earlier.container.name)}`, earlier, a.name));
  }
}

function overlap(a: ContainerPort, b: ContainerPort): string | undefined {
  const [hostA, hostB] = [a.hostPort ?? 0, b.hostPort ?? 0];
  const [ipA, ipB] = [a.hostIP ?? '', b.hostIP ?? ''];
  if (ipA === ipB && hostA === hostB) {
    return 'is the same as';
  }
  if (hostA === 0 || hostB === 0) {
    return 'overlaps';
  }
  return hostA === hostB && (ipA === '') !== (ipB === '') ? 'cannot be told from' : undefined;
}

function complaint({ container, field }: Declared, problem: string, other: Declared | undefined, value: unknown): Complaint {
  return {
    message: `container ${show(container.name)} ${problem}, got ${show(value)}`,
    container: container.name,
    field,
    ...(other ? { related: [other.field] } : {}),
  };
}
