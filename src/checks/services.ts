import { Neighbours } from './rule';
import { Manifest } from '../pod/manifest';
import { PodView } from '../pod/pod-view';

/** A named target port of a Service that selects the pod. */
export interface NamedTarget {
  readonly service: string;
  readonly port: string;
}

/** The target ports that Services of the same input select in this pod by name, each once. */
export function namedTargets(pod: PodView, others: Neighbours): NamedTarget[] {
  const services = others.ofKind('Service');
  const { labels } = pod.metadata;
  if (services.length === 0 || !labels) {
    return [];
  }
  const index = indexOf(services);
  return Object.entries(labels)
    .flatMap(([key, value]) => index.get(indexKey(pod.object.namespace, key, value)) ?? [])
    .filter(({ selector }) => selector.every(([key, value]) => labels[key] === value))
    .sort((a, b) => a.position - b.position)
    .flatMap(({ targets }) => targets);
}

interface Selecting {
  readonly position: number;
  readonly selector: readonly (readonly [string, unknown])[];
  readonly targets: readonly NamedTarget[];
}

const indices = new WeakMap<readonly Manifest[], { readonly length: number; readonly index: ReadonlyMap<string, readonly Selecting[]> }>();

/** Services by the first entry of their selectors: with thousands of pods and Services, trying each with each would take longer than all rules. */
function indexOf(services: readonly Manifest[]): ReadonlyMap<string, readonly Selecting[]> {
  const known = indices.get(services);
  if (known?.length === services.length) {
    return known.index;
  }
  const index = new Map<string, Selecting[]>();
  services.forEach((service, position) => {
    const { selector, ports } = service.spec ?? {};
    const entries = typeof selector === 'object' && selector !== null ? Object.entries(selector) : [];
    const targets = Array.isArray(ports) ? ports.flatMap((port) => namedTarget(service, port?.targetPort)) : [];
    if (entries.length > 0 && targets.length > 0) {
      const key = indexKey(service.metadata?.namespace, entries[0][0], entries[0][1]);
      index.set(key, [...index.get(key) ?? [], { position, selector: entries, targets }]);
    }
  });
  indices.set(services, { length: services.length, index });
  return index;
}

function namedTarget({ metadata }: Manifest, targetPort: unknown): NamedTarget[] {
  return typeof targetPort === 'string' && !/^\d+$/.test(targetPort) && typeof metadata?.name === 'string' ? [{ service: metadata.name, port: targetPort }] : [];
}

function indexKey(namespace: unknown, label: string, value: unknown): string {
  return `${namespace ?? ''} ${label}=${value}`;
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
