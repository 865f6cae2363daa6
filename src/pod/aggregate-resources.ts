import { Amounts } from './container-resources';
import { ContainerSpec } from './manifest';
import { PodView } from './pod-view';

/**
 * What the containers of a pod need together, by resource: all mains and sidecars at once, or a classic init container
 * with the sidecars declared before it, whichever is more (component-helpers/resource, AggregateContainerRequests).
 */
export function aggregate(pod: Pick<PodView, 'inits' | 'mains'>, amountsOf: (spec: ContainerSpec) => Amounts): Amounts {
  const running = new Map<string, bigint>();
  const peak = new Map<string, bigint>();
  for (const { kind, spec } of pod.inits) {
    const own = amountsOf(spec);
    if (kind === 'sidecar') {
      own.forEach((amount, name) => add(running, name, amount));
    } else {
      own.forEach((amount, name) => raise(peak, name, amount + (running.get(name) ?? 0n)));
    }
  }
  for (const { spec } of pod.mains) {
    amountsOf(spec).forEach((amount, name) => add(running, name, amount));
  }
  peak.forEach((amount, name) => raise(running, name, amount));
  return running;
}

export function add(sums: Map<string, bigint>, name: string, amount: bigint): void {
  sums.set(name, (sums.get(name) ?? 0n) + amount);
}

function raise(peaks: Map<string, bigint>, name: string, amount: bigint): void {
  const peak = peaks.get(name);
  if (peak === undefined || amount > peak) {
    peaks.set(name, amount);
  }
}
