import { add } from './aggregate-resources';
import { Amounts, limitsOf, requestsOf } from './container-resources';
import { podLevelOf } from './pod-level-resources';
import { ContainerView, PodView } from './pod-view';

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

/** The pod's quality of service. Pod-level resources, where there are some, count alone. */
export function qosClassOf(pod: PodView): QosClass {
  const podLevel = podLevelOf(pod);
  return podLevel ? classOf([podLevel]) : qosClassOfContainers([...pod.inits, ...pod.mains]);
}

/** The quality of service of a pod with these containers; init containers and sidecars count like mains (pkg/apis/core/v1/helper/qos). */
export function qosClassOfContainers(containers: readonly ContainerView[]): QosClass {
  return classOf(containers.map(({ spec }) => ({ requests: requestsOf(spec), limits: limitsOf(spec) })));
}

const COMPUTE = ['cpu', 'memory'];

function classOf(parts: readonly { readonly requests: Amounts; readonly limits: Amounts }[]): QosClass {
  const requests = new Map<string, bigint>();
  const limits = new Map<string, bigint>();
  let allLimited = true;
  for (const part of parts) {
    for (const name of COMPUTE) {
      const limit = part.limits.get(name) ?? 0n;
      add(requests, name, part.requests.get(name) ?? 0n);
      add(limits, name, limit);
      allLimited &&= limit > 0n;
    }
  }
  if (COMPUTE.every((name) => !requests.get(name) && !limits.get(name))) {
    return 'BestEffort';
  }
  return allLimited && COMPUTE.every((name) => requests.get(name) === limits.get(name)) ? 'Guaranteed' : 'Burstable';
}
