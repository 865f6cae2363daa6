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
 * Places init entries so that every relation is kept. Each entry comes as early as its role says, and what it has to wait
 * for before it; equal roles keep the order given, so that entries already in order stay where they are.
 */
export function startOrder(entries: readonly StartEntry[], others: OtherContainers = {}): StartOrder {
  const { predecessors, broken } = relations(entries, others);
  const urgency = urgencies(entries, predecessors);
  const moreUrgent = (a: number, b: number) => urgency[a] - urgency[b] || compareRoles(entries[a].role, entries[b].role) || a - b;
  if (predecessors.every((before) => before.length === 0)) {
    return { order: [...entries.keys()].sort(moreUrgent), broken };
  }
  const waiting = new Set(entries.keys());
  const order: number[] = [];
  while (waiting.size > 0) {
    const [next] = [...waiting].filter((index) => !predecessors[index].some((before) => waiting.has(before))).sort(moreUrgent);
    if (next === undefined) {
      return { order: [...entries.keys()], broken, cycle: findCycle(predecessors, waiting).map((index) => entries[index].name) };
    }
    waiting.delete(next);
    order.push(next);
  }
  return { order, broken };
}

/** Negative where the first of two roles starts before the second. */
export function compareRoles(a: StartRole, b: StartRole): number {
  return START_ROLES.indexOf(a) - START_ROLES.indexOf(b);
}

/** The earliest role among an entry and all that wait for it. */
function urgencies(entries: readonly StartEntry[], predecessors: readonly (readonly number[])[]): number[] {
  const urgency = entries.map(({ role }) => START_ROLES.indexOf(role));
  const changed = [...entries.keys()];
  for (let index = changed.pop(); index !== undefined; index = changed.pop()) {
    for (const before of predecessors[index].filter((i) => urgency[i] > urgency[index!])) {
      urgency[before] = urgency[index];
      changed.push(before);
    }
  }
  return urgency;
}

/** Entries that wait for each other in a circle: each starts before the next. All of those given wait for another of them. */
function findCycle(predecessors: readonly (readonly number[])[], waiting: ReadonlySet<number>): number[] {
  const path: number[] = [];
  let [index] = waiting;
  while (!path.includes(index)) {
    path.unshift(index);
    index = predecessors[index].find((before) => waiting.has(before))!;
  }
  const cycle = path.slice(0, path.indexOf(index) + 1);
  const first = cycle.indexOf(Math.min(...cycle));
  return [...cycle.slice(first), ...cycle.slice(0, first), cycle[first]];
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
  return { predecessors: predecessors.map((set) => [...set]), broken };
}
