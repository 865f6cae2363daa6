import { Acknowledgement } from '../checks/acknowledge';
import { KubernetesVersion } from '../pod/kubernetes-version';

/** What holds for the workloads below a construct. */
export class CheckScope {
  version?: KubernetesVersion;
  readonly acknowledgements: Acknowledgement[] = [];
}
