import { DraftContainer, DraftPod, DraftProbe, insertTidily } from './draft-pod';
import { InputFacts } from './input-facts';
import { configurationsOf } from './needs-main';
import { boundPorts } from '../checks/listening';
import { ContainerView } from '../pod/pod-view';
import { productOf, ProductUse } from '../pod/products/catalogue';

export interface Gate {
  readonly probe: DraftProbe;
  /** For a message: `made from its readiness probe`. */
  readonly from: string;
}

/** The startup probe that a known product answers as it is started; of a product that a configuration decides about, with evidence only. */
export function healthProbe(pod: DraftPod, known: ProductUse | undefined, was: ContainerView, facts: InputFacts): Gate | undefined {
  const probe = known?.startupProbe;
  if (!known || !probe || known.launch.isScript) {
    return undefined;
  }
  const port = healthPort(known) ?? evidentPort(pod, was, probe.httpGet?.port, facts);
  return probe.httpGet && port === undefined ? undefined : gateAt(known, port);
}

/** The same for a product whose health server is off, or closed to the kubelet, but can be switched on by flags. */
export function switchedOnProbe(pod: DraftPod, container: DraftContainer, known: ProductUse | undefined, was: ContainerView): Gate | undefined {
  if (!known?.startupProbe?.httpGet || known.launch.isScript) {
    return undefined;
  }
  const port = enabledPort(pod, container, was, known);
  return port === undefined ? undefined : gateAt(known, port);
}

function gateAt(known: ProductUse, port: number | undefined): Gate {
  const probe = structuredClone(known.startupProbe) as DraftProbe;
  if (probe.httpGet) {
    probe.httpGet.port = port;
  }
  return { probe, from: `at ${known.product.title}'s own health endpoint` };
}

/** Where the product answers the kubelet, as it is started. */
function healthPort(known: ProductUse): number | undefined {
  return known.listening.ports.find((listener) => listener.purpose === 'health' && listener.address === 'any')?.port;
}

function enabledPort(pod: DraftPod, container: DraftContainer, was: ContainerView, known: ProductUse): number | undefined {
  const flags = flagsThatEnable(known);
  const list = container.args?.length ? 'args' : container.command?.length ? 'command' : undefined;
  if (flags.length === 0 || (!list && known.launch.words.length > 0) || known.launch.hidesEnvironment) {
    return undefined;
  }
  const changed = structuredClone(container);
  prepend(changed, list, flags);
  const port = healthPort(productOf({ spec: changed })!);
  const others = [...pod.before.containers].filter((other) => other.name !== was.name);
  if (port === undefined || others.some((other) => boundPorts(other).some((bound) => bound.port === port))) {
    return undefined;
  }
  prepend(container, list, flags);
  pod.changed('probes-ask-where-it-listens', `${was.field}.${list ?? 'args'}`, `gets ${flags.join(' ')}, so that it can be probed`, was.name);
  return port;
}

/** Flags only: `--health-check --http-address=0.0.0.0`. A proxy that takes requests from outside is never opened further. */
function flagsThatEnable(known: ProductUse): string[] {
  const loopback = known.listening.ports.find((listener) => listener.purpose === 'health');
  const setting = known.product.role === 'ingress-proxy' ? undefined : loopback ? loopback.opensBy : known.listening.healthNeeds;
  const words = setting?.split(' ') ?? [];
  return words.every((word) => /^--?[a-z_]/.test(word)) ? words : [];
}

function prepend(container: DraftContainer, list: 'args' | 'command' | undefined, flags: readonly string[]): void {
  switch (list) {
    case 'args': container.args!.splice(0, 0, ...flags); break;
    case 'command': container.command!.splice(1, 0, ...flags); break;
    default: insertTidily(container, 'args', [...flags], ['image']);
  }
}

/** A port that the container declares or is probed at, or that its configuration in the same input switches on. */
function evidentPort(pod: DraftPod, was: ContainerView, port: unknown, facts: InputFacts): number | undefined {
  if (typeof port !== 'number') {
    return undefined;
  }
  const isOn = boundPorts(was).some((bound) => bound.port === port)
    || configurationsOf(pod.before, was, facts).some((text) => /^\s*http_server["']?\s*:?\s+["']?(on|true)\b/im.test(text) && !/^\s*http_port["']?\s*:?\s/im.test(text));
  return isOn ? port : undefined;
}
