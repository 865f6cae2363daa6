import { ContainerView, PodView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { isLoopback } from '../../pod/products/ports';
import { askedPort, asksElsewhere, handlersOf, HandlerUse, portNumber } from '../container-handlers';
import { Complaint } from '../finding';
import { configPath, DEFAULT_CONFIG_PATH, fluentBitConfig, FluentBitConfig, isFluentBit, isOn, isPublishedImage } from '../fluent-bit-config';
import { boundPorts } from '../listening';
import { mountAt } from '../mounts';
import { Neighbours, Rule } from '../rule';

const DEFAULT_PORT = 2020;

export const rule: Rule = {
  id: 'fluent-bit-http-server-is-on',
  category: 'config',
  severity: 'error',
  title: 'Switch Fluent Bit\'s HTTP server on where probes ask it',
  why: 'Fluent Bit\'s HTTP server is off by default: nothing listens on port 2020, the startup probe fails, the kubelet kills the sidecar again and again, and nothing behind ' +
    'it starts (https://docs.fluentbit.io/manual/administration/monitoring).',
  fix: 'set "http_server: on" in the service section',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata: {name: orders}
    spec:
      initContainers:
        - name: logs
          image: fluent/fluent-bit:5.1.1
          restartPolicy: Always
          args: ["-c", /conf/fluent-bit.yaml]
          volumeMounts: [{name: conf, mountPath: /conf}]
          startupProbe: {httpGet: {path: /, port: 2020}, periodSeconds: 1}
      containers: [{name: app, image: app}]
      volumes: [{name: conf, configMap: {name: logs}}]
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: logs}
    data: {fluent-bit.yaml: "service: {flush: 1}"}`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata: {name: orders}
    spec:
      initContainers:
        - name: logs
          image: fluent/fluent-bit:5.1.1
          restartPolicy: Always
          args: ["-c", /conf/fluent-bit.yaml]
          volumeMounts: [{name: conf, mountPath: /conf}]
          startupProbe: {httpGet: {path: /, port: 2020}, periodSeconds: 1}
      containers: [{name: app, image: app}]
      volumes: [{name: conf, configMap: {name: logs}}]
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: logs}
    data: {fluent-bit.yaml: "service: {flush: 1, http_server: on}"}`,
  acknowledge: 'When something else in the container answers. The rule is silent when the configuration is not in the same input, includes other files, or leaves the choice to a variable.',
  reads: ['ConfigMap'],
  concerns: (pod) => pod.containers.some((container) => isFluentBit(container) && probesOf(container).length > 0),

  run(pod, others) {
    return pod.containers.flatMap((container): Complaint[] => {
      const probes = isFluentBit(container) ? probesOf(container) : [];
      const server = probes.length > 0 ? httpServer(pod, container, others) : undefined;
      return server ? probes.flatMap((use) => complaint(pod, container, use, server)) : [];
    });
  },
};

/** What the configuration says of the server; undefined where one cannot tell. */
interface HttpServer {
  readonly on: boolean;
  readonly port: number;
  readonly loopback: boolean;
  /** The image's own configuration, in which nothing listens at all. */
  readonly builtIn: boolean;
}

function probesOf(container: ContainerView): HandlerUse[] {
  return handlersOf(container).filter((use) => use.isProbe && askedPort(use) && !asksElsewhere(use));
}

function httpServer(pod: PodView, container: ContainerView, others: Neighbours): HttpServer | undefined {
  if (productOf(container)!.listening.ports.length > 0) {
    return undefined;
  }
  const path = configPath(container);
  if (path === DEFAULT_CONFIG_PATH && isPublishedImage(container) && !mountAt(container, path)) {
    return { on: false, port: DEFAULT_PORT, loopback: false, builtIn: true };
  }
  const config = fluentBitConfig(pod, container, others);
  return config?.complete ? serverOf(config) : undefined;
}

function serverOf({ service }: FluentBitConfig): HttpServer | undefined {
  const on = isOn(service, 'http_server');
  const port = Number(service.get('http_port') ?? DEFAULT_PORT);
  return on === undefined || Number.isNaN(port) ? undefined : { on, port, loopback: isLoopback(service.get('http_listen') ?? ''), builtIn: false };
}

function complaint(pod: PodView, container: ContainerView, use: HandlerUse, server: HttpServer): Complaint[] {
  const asked = askedPort(use)!;
  const port = portNumber(container, asked.port);
  if (port === undefined || !isMeant(port, server) || servesOtherwise(pod, container, port)) {
    return [];
  }
  const about = { container: container.name, field: `${use.field}.${asked.kind}.port` };
  const asks = `container "${container.name}" has a ${use.title} at port ${port}, but`;
  if (!server.on) {
    return [{ ...about, message: `${asks} Fluent Bit's HTTP server is off in its configuration` }];
  }
  if (port !== server.port) {
    return [{ ...about, message: `${asks} Fluent Bit's HTTP server is on port ${server.port}`, fix: `probe port ${server.port}` }];
  }
  return server.loopback ? [{ ...about, message: `${asks} Fluent Bit's HTTP server listens on loopback only`, fix: 'set "http_listen: 0.0.0.0"' }] : [];
}

/** Inputs such as forward and http listen too, on ports of their own. */
function isMeant(port: number, server: HttpServer): boolean {
  return server.builtIn || port === DEFAULT_PORT || port === server.port;
}

/** The kubelet asks the pod: another container may answer. */
function servesOtherwise(pod: PodView, container: ContainerView, port: number): boolean {
  return [...pod.sidecars, ...pod.mains].some((other) => other !== container && boundPorts(other).some((p) => p.port === port && p.isBinding));
}
