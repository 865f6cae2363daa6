import { PodView } from '../../pod/pod-view';
import { PodResources, ResourceAmounts, ResourcesTotal } from '../../pod/resources';

/** One entry of `workloads` in the JSON of `resources`, as text. */
export function resourcesEntry(pod: PodView, file: string, { replicas, requests, limits, sidecars, qosClass }: PodResources): string {
  return JSON.stringify({ object: pod.object, file, replicas: replicas ?? null, requests, limits: limitsOf(limits), sidecars, qosClass });
}

export function resourcesJson(entries: readonly string[], { requests, limits, sidecars, withoutReplicas }: ResourcesTotal): string {
  const total = JSON.stringify({ requests, limits: limitsOf(limits), sidecars, withoutReplicas });
  return `{"workloads":[${entries.length > 0 ? `\n${entries.join(',\n')}\n` : ''}],"total":${total}}\n`;
}

/** Both resources, `null` for the one without a limit. */
function limitsOf(limits: Partial<ResourceAmounts> | undefined) {
  return limits ? { cpuMillis: limits.cpuMillis ?? null, memoryBytes: limits.memoryBytes ?? null } : null;
}
