import { KubernetesVersion } from '../pod/kubernetes-version';

export interface MigrateOptions {
  readonly version: KubernetesVersion;
  /** Names of containers that are sidecars, whatever they run. */
  readonly sidecars: ReadonlySet<string>;
  /** Names of containers that are left alone. */
  readonly except?: ReadonlySet<string | undefined>;
}

/** On the workload or its pod template: names of containers that are sidecars, separated by commas. */
export const SIDECARS_ANNOTATION = 'cdk8s-sidecars/native-sidecars';
