/**
 * What a container is for, as far as the start order is concerned: in this order they start when no relation says
 * otherwise. `declared` is everything that nobody gave a role; such entries keep the order in which they stand.
 */
export const START_ROLES = ['mesh-proxy', 'log-shipper', 'connection-proxy', 'sidecar', 'declared'] as const;

export type StartRole = (typeof START_ROLES)[number];

/** An entry of `initContainers` and what it says about the start order. */
export interface StartEntry {
  readonly name: string;
  readonly role: StartRole;
  readonly startsBefore?: readonly string[];
  readonly startsAfter?: readonly string[];
}

/** Containers that relations may name although they are no init entries of the manifest. */
export interface OtherContainers {
  /** Start after every init entry. */
  readonly mains?: readonly string[];
  /** Put ahead of every init entry by an admission webhook. */
  readonly injected?: readonly string[];
}

/** A relation that cannot be kept. `unknown`: no such container. `impossible`: the kinds of the two containers decide the opposite. */
export interface BrokenRelation {
  readonly why: 'unknown' | 'impossible';
  readonly container: string;
  readonly relation: 'startsBefore' | 'startsAfter';
  readonly other: string;
}

export interface StartOrder {
  /** Indices of the entries in start order; the order given where there is a cycle. */
  readonly order: readonly number[];
  readonly broken: readonly BrokenRelation[];
  /** Names in which each starts before the next and the last is the first again. */
  readonly cycle?: readonly string[];
}

/**
 * Places init entries so that every relation is kept. Each entry comes as early as its role says, preceded only by what
 * it has to wait for; equal roles keep the order given, so that entries already in order stay where they are.
 */
export function startOrder(entries: readonly StartEntry[], others: OtherContainers = {}): StartOrder {
  const { predecessors, broken } = relations(entries, others);
  const byRole = entries.map((_, i) => i).sort((a, b) => rank(entries[a]) - rank(entries[b]) || a - b);
  const position = new Map(byRole.map((index, at) => [index, at]));
  const order: number[] = [];
  const placed = new Set<number>();
  const path: number[] = [];

  for (const index of byRole) {
    const cycle = place(index);
    if (cycle) {
      return { order: entries.map((_, i) => i), broken, cycle: cycle.map((i) => entries[i].name) };
    }
  }
  return { order, broken };

  function place(index: number): number[] | undefined {
    if (placed.has(index)) {
      return undefined;
    }
    if (path.includes(index)) {
      // the path leads from an entry to what must start before it
      return [index, ...path.slice(path.indexOf(index) + 1).reverse(), index];
    }
    path.push(index);
    for (const before of [...predecessors[index]].sort((a, b) => position.get(a)! - position.get(b)!)) {
      const cycle = place(before);
      if (cycle) {
        return cycle;
      }
    }
    path.pop();
    placed.add(index);
    order.push(index);
    return undefined;
  }
}

function rank(entry: StartEntry): number {
  return START_ROLES.indexOf(entry.role);
}

function relations(entries: readonly StartEntry[], others: OtherContainers) {
  const indices = new Map<string, number>();
  entries.forEach((entry, i) => indices.has(entry.name) || indices.set(entry.name, i));
  const predecessors = entries.map(() => new Set<number>());
  const broken: BrokenRelation[] = [];

  entries.forEach((entry, index) => {
    for (const relation of ['startsBefore', 'startsAfter'] as const) {
      for (const other of entry[relation] ?? []) {
        const target = indices.get(other);
        const first = relation === 'startsBefore';
        if (target !== undefined) {
          predecessors[first ? target : index].add(first ? index : target);
        } else if (others.mains?.includes(other)) {
          first || broken.push({ why: 'impossible', container: entry.name, relation, other });
        } else if (others.injected?.includes(other)) {
          first && broken.push({ why: 'impossible', container: entry.name, relation, other });
        } else {
          broken.push({ why: 'unknown', container: entry.name, relation, other });
        }
      }
    }
  });
  return { predecessors, broken };
}
