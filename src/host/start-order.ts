import { namesOf, RenderedPod } from './rendered-pod';
import { formatLifecycleAnnotation, LIFECYCLE_ANNOTATION, LifecycleEntry, parseLifecycleAnnotation } from '../pod/lifecycle-annotation';
import { PodTemplate } from '../pod/manifest';
import { BrokenRelation, compareRoles, StartEntry, StartRole, startOrder } from '../pod/order';

/** What constructs know of a pod's containers beyond the manifest. */
export interface StartKnowledge {
  readonly sidecars: readonly {
    readonly name: string;
    readonly role: StartRole;
    readonly startsBefore?: readonly string[];
    readonly startsAfter?: readonly string[];
  }[];
  readonly injected: ReadonlySet<string>;
  readonly injectedMains: ReadonlySet<string>;
  readonly expectations: ReadonlyMap<string, LifecycleEntry>;
}

type Expectations = ReadonlyMap<string, LifecycleEntry>;

/**
 * Puts the init containers into their start order and writes down, in the annotation, what the order keeps and what
 * constructs expect of the containers' durations, so that the YAML alone can be checked as well.
 */
export function placeInStartOrder(pod: RenderedPod, knowledge: StartKnowledge): void {
  const roles = new Map(knowledge.sidecars.map((s) => [s.name, s.role]));
  const roleOf = ({ name }: { readonly name: string }) => roles.get(name) ?? 'declared';
  if (saysNothing(pod.template, knowledge)) {
    pod.initContainers.sort((a, b) => compareRoles(roleOf(a), roleOf(b)));
    return;
  }
  const annotated = readAnnotation(pod);
  const names = [...namesOf(pod.initContainers), ...namesOf(pod.containers), ...knowledge.injected, ...knowledge.injectedMains];
  for (const name of knowledge.expectations.keys()) {
    names.includes(name) || pod.errors.push(`container "${name}" does not exist, cannot expect anything of it; name one of ${quoted(names)}`);
  }
  const expectations = expectationsOf(knowledge, annotated ?? new Map(), names);
  const entries = pod.initContainers.map((container): StartEntry => {
    const { startsBefore, startsAfter } = expectations.get(container.name) ?? {};
    return { name: container.name, role: roleOf(container), startsBefore, startsAfter };
  });
  const mains = [...pod.containers.map((c) => c.name), ...knowledge.injectedMains];
  const { order, broken, cycle } = startOrder(entries, { mains, injected: [...knowledge.injected] });

  // rules speak about relations that the workload's own annotation declares
  const own = broken.filter(({ container, relation, other }) => !annotated?.get(container)?.[relation]?.includes(other));
  pod.errors.push(...own.map((relation) => describe(relation, names)));
  if (cycle) {
    pod.errors.push(`container "${cycle[0]}" cannot start before itself, got ${cycle.map((name) => `"${name}"`).join(' before ')}; ` +
      'take one of these relations out of \'startsBefore\' or \'startsAfter\'');
  }

  const sorted = order.map((index) => pod.initContainers[index]);
  pod.initContainers.splice(0, sorted.length, ...sorted);
  if (annotated && !cycle && expectations.size > 0) {
    own.forEach((relation) => forget(expectations, relation));
    pod.annotate(LIFECYCLE_ANNOTATION, formatLifecycleAnnotation(expectations));
  }
}

/** Whether `placeInStartOrder` would change nothing in a pod template. */
export function standsInOrder(template: PodTemplate | undefined, knowledge: StartKnowledge): boolean {
  const inits = template?.spec?.initContainers;
  if (!Array.isArray(inits) || !saysNothing(template!, knowledge)) {
    return false;
  }
  const roles = inits.map((init) => knowledge.sidecars.find(({ name }) => name === init?.name)?.role ?? 'declared');
  return roles.every((role, i) => i === 0 || compareRoles(roles[i - 1], role) <= 0);
}

/** Whether nobody relates or expects anything, so that roles alone decide. */
function saysNothing(template: PodTemplate, { sidecars, expectations }: StartKnowledge): boolean {
  return expectations.size === 0 && template.metadata?.annotations?.[LIFECYCLE_ANNOTATION] === undefined
    && sidecars.every(({ startsBefore, startsAfter }) => !startsBefore?.length && !startsAfter?.length);
}

/** What the workload's own annotation says; undefined when it cannot be read whole, which is for a rule to say of it as it is. */
function readAnnotation(pod: RenderedPod): Expectations | undefined {
  const text = pod.annotation(LIFECYCLE_ANNOTATION);
  return text === undefined ? new Map() : parseLifecycleAnnotation(text);
}

function expectationsOf({ sidecars, expectations }: StartKnowledge, annotated: Expectations, names: readonly string[]) {
  const all = new Map(annotated);
  for (const [container, expectation] of [...expectations].filter(([name]) => names.includes(name))) {
    all.set(container, { ...all.get(container), ...expectation });
  }
  for (const sidecar of sidecars) {
    for (const relation of ['startsBefore', 'startsAfter'] as const) {
      const others = sidecar[relation] ?? [];
      if (others.length > 0) {
        const said = all.get(sidecar.name);
        all.set(sidecar.name, { ...said, [relation]: [...new Set([...said?.[relation] ?? [], ...others])] });
      }
    }
  }
  return all;
}

function forget(expectations: Map<string, LifecycleEntry>, { container, relation, other }: BrokenRelation): void {
  const said = expectations.get(container);
  const others = said?.[relation]?.filter((name) => name !== other);
  expectations.set(container, { ...said, [relation]: others?.length ? others : undefined });
}

function describe({ why, container, relation, other }: BrokenRelation, names: readonly string[]): string {
  const before = relation === 'startsBefore';
  return why === 'unknown'
    ? `container "${container}" is to start ${before ? 'before' : 'after'} a container that does not exist, got "${other}"; ` +
      `name one of ${quoted(names.filter((n) => n !== container))} in '${relation}'`
    : `container "${container}" cannot start ${before ? 'before' : 'after'} "${other}", ` +
      `which ${before ? 'is injected ahead of all init containers' : 'starts after all init containers'}; take it out of '${relation}'`;
}

function quoted(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `"${name}"`).join(', ');
}
