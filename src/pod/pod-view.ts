import { ShapeProblem } from './decode';
import { InjectedContainer, Injection } from './injection/injection';
import { KubernetesVersion } from './kubernetes-version';
import { ContainerSpec, Manifest, Metadata, PodSpec, PodTemplate } from './manifest';
import { WORKLOAD_KINDS, workloadKindOf } from './workload-kinds';

/** `init`: runs to its end before the next entry starts. `sidecar`: an init entry with `restartPolicy: Always`. `main`: an entry of `containers`. */
export type ContainerKind = 'init' | 'sidecar' | 'main';

export interface ContainerView {
  readonly name: string;
  readonly kind: ContainerKind;
  /** Position in its list of the manifest; -1 for a container that an injector adds. */
  readonly index: number;
  /** The API server's path of the container, such as `spec.template.spec.initContainers[0]`; of an implicit one, of what makes the injector add it. */
  readonly field: string;
  readonly spec: ContainerSpec;
  /** True for a container that is not in the manifest because an injector (a service mesh) will add it. */
  readonly implicit: boolean;
  /** Of an implicit container: who adds it. */
  readonly injection?: Injection;
}

export interface ObjectRef {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** A pod's containers in their classes. */
export interface ContainerLists {
  /** Every container of the manifest, init entries in declaration order first, then mains. Injected ones, and those that an injector replaces, are not in it. */
  readonly containers: readonly ContainerView[];
  /** Init entries in start order, classic and sidecar alike, injected ones included. */
  readonly inits: readonly ContainerView[];
  readonly sidecars: readonly ContainerView[];
  readonly classics: readonly ContainerView[];
  /** Entries of `containers`, injected ones included. */
  readonly mains: readonly ContainerView[];
}

/**
 * A workload's pod as rules and models see it: its containers in three classes, with their API paths. A view is made
 * of a manifest whose shape has been found right (`decode`), so that readers need not doubt types, only presence.
 */
export class PodView implements ContainerLists {
  readonly containers: readonly ContainerView[];
  readonly inits: readonly ContainerView[];
  readonly sidecars: readonly ContainerView[];
  readonly classics: readonly ContainerView[];
  readonly mains: readonly ContainerView[];

  constructor(
    readonly manifest: Manifest,
    readonly object: ObjectRef,
    readonly version: KubernetesVersion,
    /** API path of the pod template; empty for a Pod. */
    readonly templateField: string,
    /** API path of the pod spec, such as `spec.template.spec`. */
    readonly field: string,
    readonly metadata: Metadata,
    readonly spec: PodSpec,
    /** What service meshes add to the pod when it is created. */
    readonly injections: readonly Injection[] = [],
    /** What the API server finds wrong with the shape of the manifest, or throws away. The view is of what is left. */
    readonly shape: readonly ShapeProblem[] = [],
    /** Those of another view, of a pod with the same spec and injections. */
    lists: ContainerLists = listContainers(templateField, field, spec, injections),
  ) {
    this.containers = lists.containers;
    this.inits = lists.inits;
    this.sidecars = lists.sidecars;
    this.classics = lists.classics;
    this.mains = lists.mains;
  }

  /** True when the pod's mains end by themselves: a Job, a CronJob, or a bare Pod that does not restart always. */
  get runsToCompletion(): boolean {
    return this.isJob || (this.object.kind === 'Pod' && (this.spec.restartPolicy ?? 'Always') !== 'Always');
  }

  /** The Job's spec, of a Job or inside a CronJob. */
  get jobSpec(): any {
    switch (this.object.kind) {
      case 'Job': return this.isJob ? this.manifest.spec : undefined;
      case 'CronJob': return this.isJob ? this.manifest.spec?.jobTemplate?.spec : undefined;
      default: return undefined;
    }
  }

  private get isJob(): boolean {
    return (this.object.kind === 'Job' || this.object.kind === 'CronJob') && this.object.apiVersion.startsWith('batch/');
  }

  find(name: string): ContainerView | undefined {
    return this.inits.find((c) => c.name === name) ?? this.mains.find((c) => c.name === name);
  }
}

/** Where a workload keeps its pod: API paths of the template (empty for a Pod) and of the pod spec, and both values. */
export interface PodLocation {
  readonly templateField: string;
  readonly field: string;
  readonly template: PodTemplate;
}

/** Finds the pod of a workload or of a custom resource with a pod template at `spec.template`; undefined for any other object. */
export function locatePod(manifest: Manifest): PodLocation | undefined {
  switch (manifest.kind) {
    case 'Pod':
      return workloadKindOf(manifest) && location('', manifest as PodTemplate);
    case 'PodTemplate':
      return workloadKindOf(manifest) && location('template', (manifest as any).template);
    case 'CronJob':
      return location('spec.jobTemplate.spec.template', manifest.spec?.jobTemplate?.spec?.template);
    default: {
      const template = manifest.spec?.template;
      return isObject(template) && isObject(template.spec) && (WORKLOAD_KINDS.has(manifest.kind ?? '') || 'containers' in template.spec)
        ? location('spec.template', template)
        : undefined;
    }
  }
}

export function objectRef(manifest: Manifest): ObjectRef {
  const { name, generateName, namespace } = manifest.metadata ?? {};
  return {
    apiVersion: String(manifest.apiVersion ?? ''),
    kind: String(manifest.kind ?? ''),
    ...(namespace ? { namespace } : {}),
    name: String(name ?? generateName ?? ''),
  };
}

function location(templateField: string, template: unknown): PodLocation | undefined {
  return isObject(template) ? { templateField, field: templateField ? `${templateField}.spec` : 'spec', template } : undefined;
}

function listContainers(templateField: string, field: string, spec: PodSpec, injections: readonly Injection[]): ContainerLists {
  const inits = (spec.initContainers ?? []).map((entry, i) => container(entry, i, `${field}.initContainers[${i}]`,
    entry.restartPolicy === 'Always' ? 'sidecar' : 'init'));
  const mains = (spec.containers ?? []).map((entry, i) => container(entry, i, `${field}.containers[${i}]`, 'main'));
  const lists = injections.length === 0 ? { containers: [...inits, ...mains], inits, mains } : inject(injections, templateField, field, inits, mains);
  return {
    ...lists,
    sidecars: lists.inits.filter((c) => c.kind === 'sidecar'),
    classics: lists.inits.filter((c) => c.kind === 'init'),
  };
}

function container(spec: ContainerSpec, index: number, field: string, kind: ContainerKind): ContainerView {
  return { name: spec.name ?? '', kind, index, field, spec, implicit: false };
}

function inject(
  injections: readonly Injection[], templateField: string, field: string, inits: readonly ContainerView[], mains: readonly ContainerView[],
): Pick<ContainerLists, 'containers' | 'inits' | 'mains'> {
  const isKept = ({ name }: ContainerView) => !injections.some((injection) => injection.replaces === name);
  const implicit = (side: 'first' | 'last') => injections.flatMap((injection) => {
    const { cause } = injection;
    const at = cause.kind === 'namespace' ? field : `${templateField ? `${templateField}.` : ''}metadata.${cause.kind}s[${cause.key}]`;
    return injection[side].map((injected) => implicitContainer(injected, injection, at));
  });
  const isMain = ({ kind }: ContainerView) => kind === 'main';
  const isInit = ({ kind }: ContainerView) => kind !== 'main';
  const [first, last, keptInits, keptMains] = [implicit('first'), implicit('last'), inits.filter(isKept), mains.filter(isKept)];
  return {
    containers: [...keptInits, ...keptMains],
    inits: [...first.filter(isInit), ...keptInits, ...last.filter(isInit)],
    mains: [...first.filter(isMain), ...keptMains, ...last.filter(isMain)],
  };
}

function implicitContainer({ kind, spec }: InjectedContainer, injection: Injection, field: string): ContainerView {
  return { name: spec.name ?? '', kind, index: -1, field, spec, implicit: true, injection };
}

function isObject(value: unknown): value is any {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
