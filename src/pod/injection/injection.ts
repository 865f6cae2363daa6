import { ContainerSpec, Metadata, PodSpec } from '../manifest';

/** A mesh whose admission webhook adds containers to pods. */
export type Mesh = 'istio' | 'linkerd' | 'consul' | 'kuma';

/** A container that an injector adds. */
export interface InjectedContainer {
  readonly kind: 'init' | 'sidecar' | 'main';
  readonly spec: ContainerSpec;
}

/** Whose admission webhook it is: a mesh's, or that of Dapr, which adds an API beside the app and redirects no traffic. */
export type InjectorName = Mesh | 'dapr';

/** What an admission webhook adds to a pod. */
export interface Injection {
  readonly mesh: InjectorName;
  readonly title: string;
  readonly cause: InjectionCause;
  /** Name of the proxy's container. */
  readonly proxy: string;
  /** The user that the proxy runs as, whose traffic is not redirected. */
  readonly proxyUser: number;
  /** Whether the proxy is a native sidecar, or a main container beside the app. */
  readonly native: boolean;
  /** `setting`: the pod says so. `version`: a version of the mesh that the pod names does so. `default`: the newest version does, nobody says more. */
  readonly nativeBy: 'setting' | 'version' | 'default';
  /** The annotation that decides whether the proxy is native. */
  readonly nativeSetting: string;
  /** The annotation that limits how long the proxy drains, where there is one. */
  readonly drainSetting?: string;
  /** Name of the container that the user brings along and that the injector replaces with its own, both merged. */
  readonly replaces?: string;
  /** Ahead of the pod's own containers of the same list. */
  readonly first: readonly InjectedContainer[];
  /** Behind the pod's own containers of the same list. */
  readonly last: readonly InjectedContainer[];
}

/** What makes a mesh inject: a label or annotation of the pod template, or one of the namespace. */
export interface InjectionCause {
  readonly kind: 'label' | 'annotation' | 'namespace';
  readonly key: string;
}

/** A pod as an injector sees it. */
export interface InjectablePod {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Labels and annotations of the namespace, where they are known. */
  readonly namespace?: Metadata;
  readonly spec: PodSpec;
}

/** What a mesh does to a pod; undefined when it leaves it alone, or has been there already. */
export type Injector = (pod: InjectablePod) => Injection | undefined;

/** Whether the pod has a container of that name: the injector has been there, or the user brings the proxy along. */
export function hasContainer({ spec }: InjectablePod, name: string): boolean {
  return (spec.containers?.some((c) => c.name === name) ?? false) || (spec.initContainers?.some((c) => c.name === name) ?? false);
}

/** A whole number that is not negative; undefined for any other text. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The amounts that are given, by resource; undefined when none is. */
export function amounts(given: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> | undefined {
  const known = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}
