import { ContainerView, PodView } from '../../pod/pod-view';
import { productOf, ProductUse } from '../../pod/products/catalogue';
import { isLoopback } from '../../pod/products/ports';
import { askedPort, asksElsewhere, HandlerUse, handlersOf, portNumber } from '../container-handlers';
import { Complaint } from '../finding';
import { boundPorts } from '../listening';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'probes-ask-where-it-listens',
  category: 'probes',
  severity: 'error',
  title: 'Let probes and hooks ask at a port and address where the container listens',
  why: 'The kubelet asks at the pod\'s IP address: what listens on 127.0.0.1 only, or on another port, refuses the connection. A startup probe then kills the ' +
    'container again and again, and nothing behind it starts (https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes).',
  fix: 'make it listen on 0.0.0.0, or probe the port on which it does',
  bad: `
    initContainers:
      - name: cloud-sql-proxy
        image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3
        restartPolicy: Always
        args: ["--port=5432", "--health-check", "acme:europe-west1:orders"]
        startupProbe: {httpGet: {path: /startup, port: 9090}, periodSeconds: 1}
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - name: cloud-sql-proxy
        image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3
        restartPolicy: Always
        args: ["--port=5432", "--health-check", "--http-address=0.0.0.0", "acme:europe-west1:orders"]
        startupProbe: {httpGet: {path: /startup, port: 9090}, periodSeconds: 1}
    containers: [{name: app, image: app}]`,
  acknowledge: 'When the program is not the one that its image\'s name says, or reads a setting that overrides its command line. The rule is silent on programs ' +
    'that it does not know, except where a flag of the command line names the probed port at a loopback address.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      for (const use of handlersOf(container)) {
        const asked = asksElsewhere(use) ? undefined : askedPort(use);
        const port = asked && portNumber(container, asked.port);
        const problem = port && problemAt(pod, container, port);
        if (problem) {
          complaints.push({
            message: `container "${container.name}" ${problem.says} ${port} for its ${use.title}`,
            fix: problem.fix,
            container: container.name,
            field: `${use.field}.${asked.kind}.port`,
            ...(problem.certain && severityOf(use) === 'error' ? {} : { severity: 'warning' }),
          });
        }
      }
    }
    return complaints;
  },
};

interface Problem {
  /** Continues `container "x"`, and is followed by the port. */
  readonly says: string;
  readonly fix: string;
  readonly certain: boolean;
}

function problemAt(pod: PodView, container: ContainerView, port: number): Problem | undefined {
  const known = productOf(container);
  if (!known) {
    const flag = loopbackFlag(container, port);
    return flag === undefined ? undefined
      : { says: `listens on loopback only, by "${flag}", but the kubelet asks at the pod's address and port`, fix: `listen on 0.0.0.0:${port}`, certain: false };
  }
  const { ports, complete, healthNeeds } = known.listening;
  const listener = ports.find((p) => p.port === port && p.protocol === 'TCP');
  if (listener) {
    return listener.address === 'any' ? undefined : {
      says: `is ${known.product.title} and listens on loopback only, but the kubelet asks at the pod's address and port`,
      fix: listener.opensBy ? `set ${listener.opensBy}` : `probe ${otherPorts(known)}`,
      certain: true,
    };
  }
  // the kubelet asks the pod, not the container
  const servedByOther = [...pod.sidecars, ...pod.mains].some((other) => other !== container && boundPorts(other).some((p) => p.port === port));
  return complete && !servedByOther && known.runsForEver ? {
    says: `is ${known.product.title} and does not listen on port`,
    fix: healthNeeds ? `set ${healthNeeds}` : `probe ${otherPorts(known)}`,
    certain: true,
  } : undefined;
}

function otherPorts(known: ProductUse): string {
  const open = known.listening.ports.filter((p) => p.address === 'any' && p.protocol === 'TCP');
  const best = open.filter((p) => p.purpose === 'health');
  const ports = (best.length > 0 ? best : open).map((p) => p.port);
  return ports.length > 0 ? `port ${ports.join(' or ')}` : 'by exec, or not at all';
}

/** A flag such as `--listen-address=127.0.0.1:8080`, when nothing else of the command line opens the port. */
function loopbackFlag(container: ContainerView, port: number): string | undefined {
  const words = [...container.spec.command ?? [], ...container.spec.args ?? []];
  let found: string | undefined;
  for (const word of words) {
    const match = FLAG.exec(word);
    if (match && Number(match[2]) === port) {
      if (!isLoopback(match[1])) {
        return undefined;
      }
      found = word;
    }
  }
  return found;
}

const FLAG = /^--?[\w.-]*(?:listen|bind|address|addr)[\w.-]*=(.*):(\d{1,5})$/;

/** A failing preStop hook is skipped; everything else keeps the container from working. */
function severityOf(use: HandlerUse): 'error' | 'warning' {
  return use.name === 'preStop' ? 'warning' : 'error';
}
