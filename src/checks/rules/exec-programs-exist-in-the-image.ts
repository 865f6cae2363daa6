import { ContainerView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { imageFacts } from '../../pod/products/image-facts';
import { baseName } from '../../pod/products/launch';
import { HandlerName, handlersOf } from '../container-handlers';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'exec-programs-exist-in-the-image',
  category: 'probes',
  severity: 'error',
  title: 'Do not run a shell or its tools in an image that has none',
  why: 'Distroless and scratch images hold the program and nothing else. A probe whose command is missing is no failed probe but an errored one: a startup probe ' +
    'holds the pod for ever without one restart, a liveness probe never restarts anything. A postStart hook kills the container at every start, a preStop hook ' +
    'is skipped (https://github.com/GoogleContainerTools/distroless; pkg/kubelet/prober).',
  fix: 'use an httpGet or tcpSocket handler, a "sleep" hook, or a variant of the image that has a shell',
  bad: `
    initContainers:
      - name: fluent-bit
        image: fluent/fluent-bit:5.1.1
        restartPolicy: Always
        lifecycle: {preStop: {exec: {command: [sh, -c, sleep 5]}}}
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - name: fluent-bit
        image: fluent/fluent-bit:5.1.1
        restartPolicy: Always
        lifecycle: {preStop: {sleep: {seconds: 5}}}
    containers: [{name: app, image: app}]`,
  acknowledge: 'When the image is another one than its name says. A program on a volume of the container is not complained about.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      const { command } = container.spec;
      if (!lacksShell(container)) {
        continue;
      }
      const handlers = handlersOf(container).filter((use) => use.handler.exec);
      if (handlers.length === 0 && !isTool(container, command?.[0])) {
        continue;
      }
      if (isTool(container, command?.[0])) {
        complaints.push(complaint(container, `runs "${command![0]}"`, 'so that it cannot start', `${container.field}.command`));
      }
      for (const use of handlers) {
        const program = use.handler.exec?.command?.[0];
        if (isTool(container, program)) {
          complaints.push(complaint(container, `runs "${program}" in its ${use.title}`, CONSEQUENCES[use.name], `${use.field}.exec.command`, use.name));
        }
      }
    }
    return complaints;
  },
};

const CONSEQUENCES: Readonly<Record<HandlerName, string>> = {
  startupProbe: 'so that the pod waits for ever, without one restart',
  readinessProbe: 'so that the pod never becomes ready',
  livenessProbe: 'so that nothing ever restarts it',
  postStart: 'so that the container is killed at every start',
  preStop: 'so that the hook is skipped',
};

const TOOLS = new Set(('sh bash ash dash zsh busybox sleep cat ls test [ true false echo printf touch rm mkdir cp mv kill pkill killall pgrep ps grep sed awk ' +
  'curl wget nc netcat ss netstat timeout env tail head stat find date id hostname nslookup ping python python3 perl').split(' '));

function isTool(container: ContainerView, program: unknown): boolean {
  return typeof program === 'string' && TOOLS.has(baseName(program))
    && !container.spec.volumeMounts?.some((mount) => mount.mountPath !== undefined && program.startsWith(`${mount.mountPath.replace(/\/$/, '')}/`));
}

function lacksShell(container: ContainerView): boolean {
  const known = productOf(container);
  return (known ? known.shell : imageFacts(container.spec).shell) === false;
}

function complaint(container: ContainerView, does: string, consequence: string, field: string, handler?: HandlerName): Complaint {
  return {
    message: `container "${container.name}" ${does}, which image "${container.spec.image}" does not have, ${consequence}`,
    ...(handler === 'preStop' ? { fix: 'use a "sleep" hook, or none' } : handler === undefined ? { fix: 'run the program of the image itself, or use a variant of it that has a shell' } : {}),
    container: container.name,
    field,
  };
}
