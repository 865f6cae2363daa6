import { Change, Remark } from './outcome';
import { KubernetesVersion } from '../pod/kubernetes-version';
import { ContainerSpec, Manifest, PodSpec, Probe } from '../pod/manifest';
import { Namespaces, NO_NAMESPACES } from '../pod/namespaces';
import { ContainerView, locatePod, PodView } from '../pod/pod-view';
import { readPod } from '../pod/read-pod';

/** Manifest types with every field open to change. */
export type Draft<T> = T extends readonly (infer I)[] ? Draft<I>[] : T extends object ? { -readonly [K in keyof T]: Draft<T[K]> } : T;
export type DraftContainer = Draft<ContainerSpec>;
export type DraftProbe = Draft<Probe>;

/** A workload's pod while it is migrated: its manifest is changed in place, and each change is noted. */
export class DraftPod {
  readonly changes: Change[] = [];
  readonly left: Remark[] = [];
  readonly refused: Remark[] = [];
  /** The pod as it was. */
  readonly before: PodView;
  private readonly template: Draft<{ metadata?: any; spec: PodSpec }>;

  constructor(readonly manifest: Manifest, readonly version: KubernetesVersion, private readonly namespaces: Namespaces = NO_NAMESPACES) {
    this.before = this.view;
    this.template = locatePod(manifest)!.template as any;
  }

  /** The pod as it is by now. */
  get view(): PodView {
    // views remember what they have found out, and must not see later changes
    return readPod(structuredClone(this.manifest), this.version, this.namespaces)!;
  }

  get spec(): Draft<PodSpec> {
    return this.template.spec;
  }

  get mains(): DraftContainer[] {
    return this.spec.containers ??= [];
  }

  get inits(): DraftContainer[] {
    return this.spec.initContainers ?? [];
  }

  get sidecars(): DraftContainer[] {
    return this.inits.filter((container) => container.restartPolicy === 'Always');
  }

  /** The annotations of the pod template; undefined where there are none. */
  get annotations(): Record<string, string> | undefined {
    return this.template.metadata?.annotations;
  }

  find(name: string): DraftContainer | undefined {
    return [...this.inits, ...this.mains].find((container) => container.name === name);
  }

  /** A container as it was, for its API path. */
  was(name: string): ContainerView {
    return this.before.find(name)!;
  }

  /** Puts a list in front of the main containers' when there is none. */
  setInits(inits: DraftContainer[]): void {
    if (this.spec.initContainers) {
      this.spec.initContainers.splice(0, Infinity, ...inits);
    } else {
      insertBefore(this.spec, 'containers', 'initContainers', inits);
    }
  }

  annotate(key: string, value: string): void {
    const template = this.template;
    if (!template.metadata) {
      insertBefore(template, 'spec', 'metadata', {});
    }
    template.metadata.annotations ??= {};
    template.metadata.annotations[key] = value;
  }

  removeAnnotation(key: string): void {
    const { metadata } = this.template;
    delete metadata.annotations[key];
    if (Object.keys(metadata.annotations).length === 0) {
      delete metadata.annotations;
    }
  }

  get metadataField(): string {
    return `${this.before.templateField && `${this.before.templateField}.`}metadata`;
  }

  changed(rule: Change['rule'], field: string, message: string, container?: string): void {
    this.changes.push({ rule, message, field, ...(container === undefined ? {} : { container }) });
  }

  leave(field: string, message: string, container?: string, rule?: string): void {
    this.left.push({ message, field, ...(container === undefined ? {} : { container }), ...(rule === undefined ? {} : { rule }) });
  }

  refuse(field: string, message: string, container?: string): void {
    this.refused.push({ message, field, ...(container === undefined ? {} : { container }) });
  }
}

/** The rule that a legacy sidecar of the pod breaks. */
export function nativeRule({ before }: DraftPod): Change['rule'] {
  return before.runsToCompletion ? 'job-sidecars-are-native' : 'known-sidecars-are-native';
}

/** Sets a key in front of another; at the end where the other is missing. */
export function insertBefore(object: any, next: string, key: string, value: unknown): void {
  insert(object, key, value, Object.keys(object).indexOf(next));
}

/**
 * Sets a key in the place that a person would give it: in alphabetical order where the keys are sorted, else behind the
 * last of the given ones, else at the end.
 */
export function insertTidily(object: any, key: string, value: unknown, behind: readonly string[]): void {
  const keys = Object.keys(object);
  const isSorted = keys.length > 3 && keys.every((k, i) => i === 0 || keys[i - 1] < k);
  insert(object, key, value, isSorted ? keys.findIndex((k) => k > key) : Math.max(...behind.map((k) => keys.indexOf(k))) + 1 || -1);
}

function insert(object: any, key: string, value: unknown, at: number): void {
  if (key in object) {
    object[key] = value;
    return;
  }
  const entries = Object.entries(object);
  entries.splice(at < 0 ? entries.length : at, 0, [key, value]);
  for (const name of Object.keys(object)) {
    delete object[name];
  }
  Object.assign(object, Object.fromEntries(entries));
}
