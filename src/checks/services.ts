import { Neighbours } from './rule';
import { PodView } from '../pod/pod-view';

/** A named target port of a Service that selects the pod. */
export interface NamedTarget {
  readonly service: string;
  readonly port: string;
}

/** The target ports that Services of the same input select in this pod by name, each once. */
export function namedTargets(pod: PodView, others: Neighbours): NamedTarget[] {
  const labels = pod.metadata.labels ?? {};
  const found: NamedTarget[] = [];
  for (const service of others.ofKind('Service')) {
    const { selector, ports } = service.spec ?? {};
    if (service.metadata?.namespace !== pod.object.namespace || !isSelecting(selector, labels) || !Array.isArray(ports)) {
      continue;
    }
    for (const entry of ports) {
      const targetPort: unknown = entry?.targetPort;
      if (typeof targetPort === 'string' && !/^\d+$/.test(targetPort)) {
        found.push({ service: service.metadata?.name ?? '', port: targetPort });
      }
    }
  }
  return found;
}

function isSelecting(selector: unknown, labels: Readonly<Record<string, string>>): boolean {
  const wanted = typeof selector === 'object' && selector !== null ? Object.entries(selector) : [];
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}

/** A container's port of a name, with its API path. */
export function portNamed(pod: PodView, name: string, kind: 'sidecar' | 'main'): { readonly container: string; readonly port: number; readonly field: string } | undefined {
  for (const container of kind === 'main' ? pod.mains : pod.sidecars) {
    const index = container.spec.ports?.findIndex((port) => port.name === name) ?? -1;
    if (index >= 0) {
      return { container: container.name, port: container.spec.ports![index].containerPort ?? 0, field: `${container.field}.ports[${index}]` };
    }
  }
  return undefined;
}

export function hasNamedSidecarPort(pod: PodView): boolean {
  return pod.sidecars.some((sidecar) => sidecar.spec.ports?.some((port) => port.name));
}
