import { aggregate } from './aggregate-resources';
import { Amounts, amountsOf, requestsOf } from './container-resources';
import { PodView } from './pod-view';

export interface PodLevelResources {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/**
 * The resources of `spec.resources`, which stand for the whole pod; undefined without any, and on versions before 1.34,
 * which drop or refuse the field (KEP-2837). Requests are filled in as the API server does it (pkg/apis/core/v1/defaults.go).
 */
export function podLevelOf(pod: PodView): PodLevelResources | undefined {
  const resources = pod.spec.resources;
  if (!resources || pod.version.minor < 34) {
    return undefined;
  }
  const requests = supported(amountsOf(resources.requests));
  const limits = supported(amountsOf(resources.limits));
  if (limits.size === 0) {
    return requests.size === 0 ? undefined : { requests, limits };
  }
  return { requests: new Map([...limits, ...supported(aggregate(pod, requestsOf)), ...requests]), limits };
}

function supported(amounts: Amounts): Amounts {
  return new Map([...amounts].filter(([name]) => name === 'cpu' || name === 'memory' || name.startsWith('hugepages-')));
}
