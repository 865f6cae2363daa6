export interface WorkloadKind {
  /** The only API version that supported API servers know it in. */
  readonly apiVersion: string;
  /** API path of the pod template; empty for a Pod. */
  readonly templateField: string;
}

/** The kinds of Kubernetes itself that hold a pod. */
export const WORKLOAD_KINDS: ReadonlyMap<string, WorkloadKind> = new Map([
  ['Pod', { apiVersion: 'v1', templateField: '' }],
  ['PodTemplate', { apiVersion: 'v1', templateField: 'template' }],
  ['ReplicationController', { apiVersion: 'v1', templateField: 'spec.template' }],
  ['Deployment', { apiVersion: 'apps/v1', templateField: 'spec.template' }],
  ['StatefulSet', { apiVersion: 'apps/v1', templateField: 'spec.template' }],
  ['DaemonSet', { apiVersion: 'apps/v1', templateField: 'spec.template' }],
  ['ReplicaSet', { apiVersion: 'apps/v1', templateField: 'spec.template' }],
  ['Job', { apiVersion: 'batch/v1', templateField: 'spec.template' }],
  ['CronJob', { apiVersion: 'batch/v1', templateField: 'spec.jobTemplate.spec.template' }],
]);

/**
 * The kind of Kubernetes itself that an object is meant to be, also where the version is none that is served. A custom resource of
 * the same kind has a group with a dot (ValidateCustomResourceDefinition).
 */
export function workloadKindOf({ apiVersion, kind }: { readonly apiVersion?: unknown; readonly kind?: unknown }): WorkloadKind | undefined {
  return typeof apiVersion === 'string' && !/^[^/]*\./.test(apiVersion) ? WORKLOAD_KINDS.get(kind as string) : undefined;
}
