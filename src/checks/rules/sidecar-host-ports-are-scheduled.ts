import { Rule } from '../rule';

/** https://github.com/kubernetes/kubernetes/pull/132040, with a backport to 1.33 */
const SCHEDULED_SINCE_MINOR = 34;

export const rule: Rule = {
  id: 'sidecar-host-ports-are-scheduled',
  category: 'version',
  severity: 'warning',
  title: 'Do not rely on the scheduler for a sidecar\'s host port before Kubernetes 1.34',
  why: 'Older schedulers look at the host ports of main containers only and put two pods with the same sidecar host port on one node (kubernetes issue 132037).',
  fix: 'spread the pods over nodes with podAntiAffinity, or do without hostPort',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata: {name: orders}
    spec:
      initContainers: [{name: proxy, image: proxy, restartPolicy: Always, ports: [{containerPort: 80, hostPort: 8080}]}]
      containers: [{name: app, image: app}]`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata: {name: orders}
    spec:
      initContainers: [{name: proxy, image: proxy, restartPolicy: Always, ports: [{containerPort: 80}]}]
      containers: [{name: app, image: app}]`,
  acknowledge: 'When the pods are kept on different nodes in another way. The rule is silent on DaemonSets and on pods with anti-affinity.',

  run(pod) {
    if (pod.version.minor >= SCHEDULED_SINCE_MINOR || pod.object.kind === 'DaemonSet' || hasAntiAffinity(pod.spec.affinity)) {
      return [];
    }
    return pod.sidecars.flatMap((sidecar) => sidecar.spec.ports?.flatMap(({ hostPort }, i) => hostPort && !sidecar.implicit ? [{
      message: `container "${sidecar.name}" has a host port that the scheduler of Kubernetes 1.${pod.version.minor} may give to two pods of one node, got ${hostPort}`,
      container: sidecar.name,
      field: `${sidecar.field}.ports[${i}].hostPort`,
    }] : []) ?? []);
  },
};

function hasAntiAffinity(affinity: unknown): boolean {
  return typeof affinity === 'object' && affinity !== null && 'podAntiAffinity' in affinity;
}
