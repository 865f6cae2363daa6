import { PodView } from './pod-view';
import { show } from './show';

/** On the pod template: what a manifest cannot say of its containers' lives, as a JSON object by container name. */
export const LIFECYCLE_ANNOTATION = 'cdk8s-sidecars/lifecycle';

/** What is expected of one container. */
export interface LifecycleEntry {
  /** From the container's start until its startup probe would succeed. */
  readonly startupSeconds?: number;
  /** How long a classic init container, or a main of a Job, runs. */
  readonly runSeconds?: number;
  readonly preStopSeconds?: number;
  readonly postStartSeconds?: number;
  /** From SIGTERM to exit; `never` for a container that ignores SIGTERM. */
  readonly drainSeconds?: number | 'never';
  readonly startsBefore?: readonly string[];
  readonly startsAfter?: readonly string[];
}

export interface AnnotationProblem {
  /** One line, lower case, without a final stop, as in a finding. */
  readonly message: string;
  readonly fix: string;
  readonly container?: string;
  readonly field: string;
  /** True when the annotation is well formed, but speaks of a container that the manifest does not have. */
  readonly unknownName: boolean;
}

export interface LifecycleAnnotation {
  /** What could be read, by container name. */
  readonly expectations: ReadonlyMap<string, LifecycleEntry>;
  readonly problems: readonly AnnotationProblem[];
}

/** Reads a pod's annotation. What is wrong with it becomes a problem, and the rest is used. */
export function lifecycleAnnotationOf(pod: PodView): LifecycleAnnotation {
  const text = pod.metadata.annotations?.[LIFECYCLE_ANNOTATION];
  if (text === undefined && !strayAnnotation(pod)) {
    return NONE;
  }
  let annotation = READ.get(pod);
  if (!annotation) {
    annotation = read(pod, text);
    READ.set(pod, annotation);
  }
  return annotation;
}

/** What a text says whose pod is not complete yet; undefined when anything of it cannot be read. */
export function parseLifecycleAnnotation(text: string): ReadonlyMap<string, LifecycleEntry> | undefined {
  const { expectations, problems } = readText(text, { field: '', has: () => true, names: () => '' });
  return problems.length === 0 ? expectations : undefined;
}

/** The annotation's value: the same text for the same expectations, whatever the order in which they were made. */
export function formatLifecycleAnnotation(expectations: ReadonlyMap<string, LifecycleEntry>): string {
  const result: Record<string, object> = {};
  for (const name of [...expectations.keys()].sort()) {
    const expectation = expectations.get(name)!;
    const known = [...SECONDS_KEYS, ...NAMES_KEYS].filter((key) => expectation[key] !== undefined);
    if (known.length > 0) {
      result[name] = Object.fromEntries(known.map((key) => [key, expectation[key]]));
    }
  }
  return JSON.stringify(result);
}

const SECONDS_KEYS = ['startupSeconds', 'runSeconds', 'preStopSeconds', 'postStartSeconds', 'drainSeconds'] as const;
const NAMES_KEYS = ['startsBefore', 'startsAfter'] as const;
const KEYS = new Set<string>([...SECONDS_KEYS, ...NAMES_KEYS]);

const NONE: LifecycleAnnotation = { expectations: new Map(), problems: [] };

// models and rules ask once for every container
const READ = new WeakMap<PodView, LifecycleAnnotation>();

function read(pod: PodView, text: string | undefined): LifecycleAnnotation {
  const stray: AnnotationProblem[] = strayAnnotation(pod) ? [{
    message: `annotation "${LIFECYCLE_ANNOTATION}" is on the ${pod.object.kind} itself, where nothing reads it`,
    fix: `move it to ${pod.templateField}.metadata.annotations`,
    field: `metadata.annotations[${LIFECYCLE_ANNOTATION}]`,
    unknownName: false,
  }] : [];
  if (text === undefined) {
    return { expectations: new Map(), problems: stray };
  }
  const { expectations, problems } = readText(text, {
    field: `${pod.templateField ? `${pod.templateField}.` : ''}metadata.annotations[${LIFECYCLE_ANNOTATION}]`,
    has: (name) => pod.find(name) !== undefined,
    names: () => [...pod.inits, ...pod.mains].map((c) => `"${c.name}"`).join(', '),
  });
  return { expectations, problems: [...stray, ...problems] };
}

/** What problems are told with. */
interface Surroundings {
  readonly field: string;
  readonly has: (name: string) => boolean;
  readonly names: () => string;
}

function readText(text: string, { field, has, names }: Surroundings): LifecycleAnnotation {
  const problems: AnnotationProblem[] = [];
  const expectations = new Map<string, LifecycleEntry>();
  const complain = (message: string, fix: string, container?: string, unknownName = false) =>
    problems.push({ message, fix, field, unknownName, ...(container === undefined ? {} : { container }) });

  const root = parseObject(text);
  if (!root) {
    complain(`annotation "${LIFECYCLE_ANNOTATION}" is no JSON object, got ${show(text)}`, 'write an object by container name, such as {"app":{"drainSeconds":5}}');
    return { expectations, problems };
  }
  for (const [name, value] of Object.entries(root)) {
    if (!isObject(value)) {
      complain(`annotation "${LIFECYCLE_ANNOTATION}" says no object of container "${name}", got ${show(value)}`,
        'write an object such as {"drainSeconds":5}', name);
      continue;
    }
    if (!has(name)) {
      complain(`annotation "${LIFECYCLE_ANNOTATION}" speaks of container "${name}", which the pod does not have`,
        `use one of ${names()}`, name, true);
    }
    expectations.set(name, readExpectation(name, value));
  }
  return { expectations, problems };

  function readExpectation(name: string, value: Record<string, unknown>): LifecycleEntry {
    const result: Record<string, unknown> = {};
    for (const key of SECONDS_KEYS) {
      const seconds = value[key];
      if (seconds === undefined) {
        continue;
      }
      if (isSeconds(seconds) || (key === 'drainSeconds' && seconds === 'never')) {
        result[key] = seconds;
      } else {
        complain(`container "${name}" has a "${key}" in annotation "${LIFECYCLE_ANNOTATION}" that is no duration, got ${show(seconds)}`,
          `give seconds as a number that is not negative${key === 'drainSeconds' ? ', or "never"' : ''}`, name);
      }
    }
    for (const key of NAMES_KEYS) {
      const others = value[key];
      if (others === undefined) {
        continue;
      }
      if (!Array.isArray(others) || others.some((other) => typeof other !== 'string')) {
        complain(`container "${name}" has a "${key}" in annotation "${LIFECYCLE_ANNOTATION}" that is no list of names, got ${show(others)}`,
          'give a list of container names', name);
        continue;
      }
      result[key] = others;
      for (const other of others.filter((n) => !has(n))) {
        complain(`container "${name}" has a "${key}" in annotation "${LIFECYCLE_ANNOTATION}" with a container that the pod does not have, got "${other}"`,
          `use one of ${names()}`, name, true);
      }
    }
    for (const key of Object.keys(value).filter((k) => !KEYS.has(k))) {
      complain(`container "${name}" has an unknown key in annotation "${LIFECYCLE_ANNOTATION}", got "${key}"`,
        `use one of ${[...KEYS].join(', ')}`, name);
    }
    return result;
  }
}

function strayAnnotation(pod: PodView): boolean {
  return pod.templateField !== '' && pod.manifest.metadata?.annotations?.[LIFECYCLE_ANNOTATION] !== undefined;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
