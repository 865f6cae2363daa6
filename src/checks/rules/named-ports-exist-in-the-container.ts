import { ContainerView, PodView } from '../../pod/pod-view';
import { HandlerName, handlersOf, askedPort } from '../container-handlers';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'named-ports-exist-in-the-container',
  category: 'probes',
  severity: 'error',
  title: 'Let probes and hooks name ports of their own container',
  why: 'The kubelet looks a port\'s name up among the ports of the same container only (pkg/probe/util.go, ResolveContainerPort). A name that is not there is ' +
    'no failed probe but an errored one, which counts as nothing: a startup probe then holds the pod for ever without one restart, a liveness probe never ' +
    'restarts anything, a readiness probe never lets the pod become ready. A postStart hook kills the container, a preStop hook is skipped.',
  fix: 'declare the port in the same container, or use its number',
  bad: `
    initContainers:
      - {name: proxy, image: proxy, restartPolicy: Always, startupProbe: {httpGet: {port: admin}, periodSeconds: 1}}
    containers:
      - {name: app, image: app, ports: [{name: admin, containerPort: 9901}]}`,
  good: `
    initContainers:
      - name: proxy
        image: proxy
        restartPolicy: Always
        ports: [{name: admin, containerPort: 9901}]
        startupProbe: {httpGet: {port: admin}, periodSeconds: 1}
    containers:
      - {name: app, image: app}`,
  acknowledge: 'Never: such a probe or hook cannot work.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      for (const use of handlersOf(container)) {
        const asked = askedPort(use);
        if (typeof asked?.port === 'string' && isPortName(asked.port) && !container.spec.ports?.some((p) => p.name === asked.port)) {
          complaints.push({
            message: `container "${container.name}" has no port named "${asked.port}", so that its ${use.title} ${CONSEQUENCES[use.name]}`,
            fix: fixFor(pod, container, asked.port),
            container: container.name,
            field: `${use.field}.${asked.kind}.port`,
          });
        }
      }
    }
    return complaints;
  },
};

const CONSEQUENCES: Readonly<Record<HandlerName, string>> = {
  startupProbe: 'holds the pod back for ever, without one restart',
  readinessProbe: 'never lets the pod become ready',
  livenessProbe: 'never restarts it',
  postStart: 'fails and the container is killed at every start',
  preStop: 'is skipped',
};

/** Any other text is refused by the API server, which is another rule. */
function isPortName(port: string): boolean {
  return port.length <= 15 && /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/i.test(port);
}

function fixFor(pod: PodView, container: ContainerView, name: string): string {
  for (const other of pod.containers) {
    const number = other.spec.ports?.find((p) => p.name === name)?.containerPort;
    if (number !== undefined) {
      return `use the number ${number}, which is port "${name}" of container "${other.name}"`;
    }
  }
  const own = container.spec.ports?.flatMap((p) => p.name ? [`"${p.name}"`] : []) ?? [];
  return own.length > 0 ? `use ${own.join(' or ')}, or a number` : rule.fix;
}
