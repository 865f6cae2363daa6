import { PodView } from '../../pod/pod-view';
import { Complaint } from '../finding';
import { BoundPort, boundPorts, overlap } from '../listening';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'listeners-have-their-own-ports',
  category: 'ports',
  severity: 'error',
  title: 'Let containers that run at the same time listen on different ports',
  why: 'The containers of a pod share one network: only one of them can bind a port, the later one fails with "address already in use" and crash-loops. Where it carries ' +
    'on instead, the other one answers its probes, and the pod looks healthy. The API server only warns of equal declarations, and knows no product\'s ports ' +
    '(https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking).',
  fix: 'give one of them another port',
  bad: `
    initContainers:
      - {name: auth, image: "quay.io/oauth2-proxy/oauth2-proxy:v7.15.3", restartPolicy: Always, args: ["--http-address=0.0.0.0:8080"]}
    containers:
      - {name: app, image: app, ports: [{containerPort: 8080}]}`,
  good: `
    initContainers:
      - {name: auth, image: "quay.io/oauth2-proxy/oauth2-proxy:v7.15.3", restartPolicy: Always, args: ["--http-address=0.0.0.0:4180"]}
    containers:
      - {name: app, image: app, ports: [{containerPort: 8080}]}`,
  acknowledge: 'When one of the two declares a port on which it does not listen. A classic init container has ended when later containers start, and clashes ' +
    'only with sidecars in front of it.',

  run(pod) {
    const containers = [...pod.inits, ...pod.mains];
    if (containers.length < 2) {
      return [];
    }
    const taken = new Map<string, BoundPort[]>();
    const complaints: Complaint[] = [];
    for (const container of containers) {
      for (const bound of boundPorts(container)) {
        if (bound.isBinding) {
          complaints.push(...clash(pod, bound, taken));
        }
      }
    }
    return complaints;
  },
};

function clash(pod: PodView, bound: BoundPort, taken: Map<string, BoundPort[]>): Complaint[] {
  const key = `${bound.protocol}/${bound.port}`;
  const others = taken.get(key);
  if (others === undefined) {
    taken.set(key, [bound]);
    return [];
  }
  others.push(bound);
  const other = others.find((o) => o.container !== bound.container && overlap(pod, o.container, bound.container));
  if (other === undefined || (bound.container.implicit && other.container.implicit)) {
    return [];
  }
  // nobody can change the ports of an injected container here
  const [mine, theirs] = bound.container.implicit ? [other, bound] : [bound, other];
  return [{
    message: `container "${mine.container.name}" listens on ${mine.protocol} port ${mine.port} (${mine.evidence}), as container "${theirs.container.name}" does (${theirs.evidence})`,
    container: mine.container.name,
    field: mine.field,
    related: theirs.container.implicit ? [] : [theirs.field],
  }];
}
