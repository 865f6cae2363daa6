import { isLoopback } from '../../pod/products/ports';
import { asksElsewhere, handlersOf } from '../container-handlers';
import { Complaint } from '../finding';
import { Rule } from '../rule';

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/: "Host Probes / Lifecycle Hooks" */
const REFUSED_SINCE_MINOR = 34;

export const rule: Rule = {
  id: 'handlers-leave-the-host-out',
  category: 'probes',
  severity: 'error',
  title: 'Do not set "host" in probes and hooks',
  why: 'Without "host" the kubelet asks at the pod\'s address. With "localhost" or 127.0.0.1 it does not ask the container, but its own node. From 1.34 on the Pod ' +
    'Security Standards "baseline" and "restricted" refuse a pod with any host there, loopback included ' +
    '(https://kubernetes.io/docs/concepts/security/pod-security-standards/).',
  fix: 'remove "host"',
  bad: `
    initContainers:
      - {name: proxy, image: proxy, restartPolicy: Always, startupProbe: {httpGet: {host: 127.0.0.1, port: 9901}}}
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - {name: proxy, image: proxy, restartPolicy: Always, startupProbe: {httpGet: {port: 9901}}}
    containers: [{name: app, image: app}]`,
  acknowledge: 'When the probe is meant for something outside of the pod and the namespace enforces no standard. The rule is silent on pods of the node\'s network.',

  run(pod) {
    if (pod.spec.hostNetwork) {
      return [];
    }
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      for (const use of handlersOf(container)) {
        if (!asksElsewhere(use)) {
          continue;
        }
        const kind = use.handler.httpGet ? 'httpGet' : 'tcpSocket';
        const host = use.handler[kind]!.host!;
        const local = isLoopback(host);
        if (local || pod.version.minor >= REFUSED_SINCE_MINOR) {
          complaints.push({
            message: local
              ? `container "${container.name}" has a ${use.title} that asks the node instead of the container, got host "${host}"`
              : `container "${container.name}" has a ${use.title} with a host, which Pod Security refuses from 1.34 on, got "${host}"`,
            ...(local ? {} : { severity: 'warning' }),
            container: container.name,
            field: `${use.field}.${kind}.host`,
          });
        }
      }
    }
    return complaints;
  },
};
