import { Acknowledgement } from '../checks/acknowledge';
import { DEFAULT_KUBERNETES_VERSION, KubernetesVersion } from '../pod/kubernetes-version';

/** What holds for the workloads below a construct. */
export class CheckScope {
  static readonly DEFAULT_VERSION = DEFAULT_KUBERNETES_VERSION;

  version?: KubernetesVersion;
  readonly acknowledgements: Acknowledgement[] = [];
}
