import { askedPort, asksElsewhere, handlersOf, portNumber } from './container-handlers';
import { ContainerView, PodView } from '../pod/pod-view';
import { productOf } from '../pod/products/catalogue';

/** A port that a container binds, and how one knows. */
export interface BoundPort {
  readonly container: ContainerView;
  readonly port: number;
  readonly protocol: string;
  readonly address: 'any' | 'loopback';
  /** False where it only is probed: another container may be the one that answers. */
  readonly isBinding: boolean;
  /** For a message: `declares it`, `is probed there`, `is Cloud SQL Auth Proxy`. */
  readonly evidence: string;
  readonly field: string;
}

/** The ports that a container is known to bind: by its product, by its own declaration, or because it is probed there. Each once. */
export function boundPorts(container: ContainerView): readonly BoundPort[] {
  let ports = remembered.get(container);
  if (ports === undefined) {
    remembered.set(container, ports = find(container));
  }
  return ports;
}

const remembered = new WeakMap<ContainerView, readonly BoundPort[]>();

/** Whether a container listens on a TCP port, or is a product that may and that nothing else is known of. */
export function listensOn(container: ContainerView, port: number): boolean {
  return boundPorts(container).some((p) => p.port === port && p.protocol === 'TCP')
    || (productOf(container)?.listening.oneOf?.includes(port) ?? false);
}

/** Whether two containers are up at one time: all but a classic init container and what starts after its end. */
export function overlap(pod: PodView, a: ContainerView, b: ContainerView): boolean {
  if (a.kind !== 'init' && b.kind !== 'init') {
    return true;
  }
  const [classic, other] = a.kind === 'init' ? [a, b] : [b, a];
  return other.kind === 'sidecar' && pod.inits.indexOf(other) < pod.inits.indexOf(classic);
}

const PROBED = 'is probed there';

function find(container: ContainerView): BoundPort[] {
  const found: BoundPort[] = [];
  const add = (port: number, protocol: string, address: BoundPort['address'], evidence: string, field: string) => {
    if (!found.some((p) => p.port === port && p.protocol === protocol)) {
      found.push({ container, port, protocol, address, evidence, field, isBinding: evidence !== PROBED });
    }
  };
  const known = productOf(container);
  for (const listener of known?.listening.ports ?? []) {
    add(listener.port, listener.protocol, listener.address, `is ${known!.product.title}`, `${container.field}.image`);
  }
  container.spec.ports?.forEach((port, i) => {
    if (port.containerPort) {
      add(port.containerPort, port.protocol ?? 'TCP', 'any', 'declares it', `${container.field}.ports[${i}]`);
    }
  });
  for (const use of handlersOf(container)) {
    const at = use.isProbe && !asksElsewhere(use) ? askedPort(use) : undefined;
    const port = at && portNumber(container, at.port);
    if (port) {
      add(port, 'TCP', 'any', PROBED, use.field);
    }
  }
  return found;
}
