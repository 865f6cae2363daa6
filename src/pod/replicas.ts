import { PodView } from './pod-view';

/** How many pods of a workload run at a time; undefined where the manifest does not say: a DaemonSet, a custom resource without `replicas`. */
export function replicasOf(pod: PodView): number | undefined {
  const job = pod.jobSpec;
  if (job) {
    const parallelism = count(job.parallelism) ?? 1;
    return Math.min(parallelism, count(job.completions) ?? parallelism);
  }
  switch (pod.object.kind) {
    case 'Pod':
    case 'PodTemplate':
      return 1;
    case 'Deployment':
    case 'StatefulSet':
    case 'ReplicaSet':
    case 'ReplicationController':
      return count(pod.manifest.spec?.replicas) ?? 1;
    default:
      return count(pod.manifest.spec?.replicas);
  }
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 ? value : undefined;
}
