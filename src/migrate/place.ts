import { LegacySidecar } from './find';
import { listensOn } from '../checks/listening';
import { localUses } from '../checks/local-uses';
import { lifecycleAnnotationOf } from '../pod/lifecycle-annotation';
import { StartEntry, startOrder, StartRole } from '../pod/order';
import { ContainerView, PodView } from '../pod/pod-view';
import { productOf } from '../pod/products/catalogue';

export interface Placement {
  /** Names of all init entries in their new order. */
  readonly order: readonly string[];
  /** Why a sidecar stands where it stands, by its name, where something in the pod decides it. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Names in which each must start before the next and the last is the first again. */
  readonly cycle?: readonly string[];
}

/**
 * The order of the init entries once sidecars have joined them. Entries that were there keep their order; a sidecar comes
 * before the init containers that use it, after those that prepare something for it, and otherwise as early as its role says.
 */
export function place(pod: PodView, moved: readonly LegacySidecar[]): Placement {
  const joining = moved.filter(({ container }) => container.kind === 'main').map(({ container }) => container);
  const there = pod.inits.filter((init) => !init.implicit);
  const reasons = new Map<string, string>();
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();

  there.slice(1).forEach((next, i) => add(before, there[i].name, next.name));
  for (const sidecar of joining) {
    for (const init of there) {
      const relation = relationOf(sidecar, init);
      if (relation) {
        add(relation.first ? before : after, sidecar.name, init.name);
        reasons.set(sidecar.name, relation.reason);
      }
    }
  }
  const known = new Set([...there, ...joining].map(({ name }) => name));
  for (const [name, { startsBefore = [], startsAfter = [] }] of lifecycleAnnotationOf(pod).expectations) {
    startsBefore.filter((other) => known.has(other)).forEach((other) => add(before, name, other));
    startsAfter.filter((other) => known.has(other)).forEach((other) => add(after, name, other));
  }

  const entries = [...joining, ...there].map((container): StartEntry => ({
    name: container.name,
    role: joining.includes(container) || container.kind === 'sidecar' ? roleOf(container) : 'declared',
    startsBefore: before.get(container.name) ?? [],
    startsAfter: after.get(container.name) ?? [],
  }));
  const { order, cycle } = startOrder(entries);
  return { order: order.map((i) => entries[i].name), reasons, ...(cycle ? { cycle } : {}) };
}

function relationOf(sidecar: ContainerView, init: ContainerView): { first: boolean; reason: string } | undefined {
  const use = localUses(init).find(({ port }) => listensOn(sidecar, port));
  if (use) {
    return { first: true, reason: `before "${init.name}", which uses it at localhost:${use.port} (${use.where})` };
  }
  if (init.kind === 'sidecar') {
    return undefined;
  }
  const volume = preparedVolume(sidecar, init);
  if (volume !== undefined) {
    return { first: false, reason: `after "${init.name}", which can write to volume "${volume}" that it mounts` };
  }
  return changesNetwork(init) ? { first: false, reason: `after "${init.name}", which sets up the pod's network` } : undefined;
}

/** A volume that an init container may fill for the sidecar. */
function preparedVolume(sidecar: ContainerView, init: ContainerView): string | undefined {
  const writable = (init.spec.volumeMounts ?? []).filter((mount) => mount.readOnly !== true).map((mount) => mount.name);
  return (sidecar.spec.volumeMounts ?? []).find((mount) => mount.name !== undefined && writable.includes(mount.name))?.name;
}

function changesNetwork(init: ContainerView): boolean {
  const { capabilities, privileged } = init.spec.securityContext ?? {};
  return privileged === true || (capabilities?.add?.some((name) => /^(CAP_)?(NET_ADMIN|ALL)$/i.test(name)) ?? false);
}

function roleOf(container: ContainerView): StartRole {
  switch (productOf(container)?.product.role) {
    case 'mesh-proxy': return 'mesh-proxy';
    case 'log-shipper': return 'log-shipper';
    case 'connection-proxy': return 'connection-proxy';
    default: return 'sidecar';
  }
}

function add(map: Map<string, string[]>, name: string, other: string): void {
  map.set(name, [...map.get(name) ?? [], other]);
}
