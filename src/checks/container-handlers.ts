import { Handler, Probe } from '../pod/manifest';
import { ContainerView } from '../pod/pod-view';

export type HandlerName = 'postStart' | 'preStop' | 'startupProbe' | 'readinessProbe' | 'livenessProbe';

/** A probe or a hook of a container, with its API path. */
export interface HandlerUse {
  readonly name: HandlerName;
  readonly isProbe: boolean;
  /** In words: `startup probe`, `preStop hook`. */
  readonly title: string;
  readonly field: string;
  readonly handler: Handler & Probe;
}

/** A container's probes and hooks, in the order in which they take effect. */
export function handlersOf({ spec, field }: ContainerView): readonly HandlerUse[] {
  const { lifecycle, startupProbe, readinessProbe, livenessProbe } = spec;
  if (!lifecycle && !startupProbe && !readinessProbe && !livenessProbe) {
    return NONE;
  }
  const uses: HandlerUse[] = [];
  const add = (name: HandlerName, isProbe: boolean, title: string, path: string, handler: (Handler & Probe) | undefined) => {
    if (handler) {
      uses.push({ name, isProbe, title, field: `${field}.${path}`, handler });
    }
  };
  add('postStart', false, 'postStart hook', 'lifecycle.postStart', lifecycle?.postStart);
  add('startupProbe', true, 'startup probe', 'startupProbe', startupProbe);
  add('readinessProbe', true, 'readiness probe', 'readinessProbe', readinessProbe);
  add('livenessProbe', true, 'liveness probe', 'livenessProbe', livenessProbe);
  add('preStop', false, 'preStop hook', 'lifecycle.preStop', lifecycle?.preStop);
  return uses;
}

const NONE: readonly HandlerUse[] = [];

export interface AskedPort {
  readonly port: number | string;
  readonly kind: 'httpGet' | 'tcpSocket' | 'grpc';
}

/** The port that a handler asks at; undefined for one that asks at none. */
export function askedPort({ handler }: HandlerUse): AskedPort | undefined {
  const { httpGet, tcpSocket, grpc } = handler;
  return httpGet?.port !== undefined ? { port: httpGet.port, kind: 'httpGet' }
    : tcpSocket?.port !== undefined ? { port: tcpSocket.port, kind: 'tcpSocket' }
      : grpc?.port !== undefined ? { port: grpc.port, kind: 'grpc' } : undefined;
}

/** The number of a port that is given by number or by the name of one of the container's own ports; undefined for any other name. */
export function portNumber(container: ContainerView, port: number | string): number | undefined {
  return typeof port === 'number' ? port : container.spec.ports?.find((p) => p.name === port)?.containerPort;
}

/** Whether a handler asks another address than the pod's own. */
export function asksElsewhere({ handler }: HandlerUse): boolean {
  return Boolean(handler.httpGet?.host || handler.tcpSocket?.host);
}
