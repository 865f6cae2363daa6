import { add, aggregate } from './aggregate-resources';
import { Amounts, amountsOf, limitsOf, requestsOf } from './container-resources';
import { podLevelOf } from './pod-level-resources';
import { PodView } from './pod-view';
import { QosClass, qosClassOf } from './qos';
import { Quantity } from './quantity';
import { replicasOf } from './replicas';

/** Whole thousandths of a CPU and whole bytes, fractions rounded up. */
export interface ResourceAmounts {
  readonly cpuMillis: number;
  readonly memoryBytes: number;
}

/** What one pod of a workload is charged for by the scheduler and by a quota. */
export interface PodResources {
  /** Pods that run at a time; undefined where the manifest does not say, as for a DaemonSet. */
  readonly replicas?: number;
  readonly requests: ResourceAmounts;
  /** Every limit added up as requests are; a resource that no container limits is left out, and all of it without any limit. */
  readonly limits?: Partial<ResourceAmounts>;
  /** The sidecars' part of the requests. */
  readonly sidecars: ResourceAmounts;
  readonly qosClass: QosClass;
}

export interface ResourcesTotal {
  readonly requests: ResourceAmounts;
  readonly limits?: Partial<ResourceAmounts>;
  readonly sidecars: ResourceAmounts;
  /** Workloads that are not in the sums, because their number of pods is unknown. */
  readonly withoutReplicas: number;
}

export function resourcesOf(pod: PodView): PodResources {
  const limits = effectiveLimits(pod);
  return {
    replicas: replicasOf(pod),
    requests: amounts(effectiveRequests(pod)),
    ...(limits.size > 0 ? { limits: someAmounts(limits) } : {}),
    sidecars: amounts(sidecarRequests(pod)),
    qosClass: qosClassOf(pod),
  };
}

/** Every resource that a pod requests, in billionths: its containers' or the pod's own, and the overhead of its runtime class. */
export function effectiveRequests(pod: PodView): Amounts {
  const requests = new Map([...aggregate(pod, requestsOf), ...podLevelOf(pod)?.requests ?? []]);
  amountsOf(pod.spec.overhead).forEach((overhead, name) => add(requests, name, overhead));
  return requests;
}

/** Every resource that a pod is limited in, in billionths. The overhead counts only where there is a limit. */
export function effectiveLimits(pod: PodView): Amounts {
  const limits = new Map([...aggregate(pod, limitsOf), ...podLevelOf(pod)?.limits ?? []]);
  amountsOf(pod.spec.overhead).forEach((overhead, name) => {
    if ((limits.get(name) ?? 0n) !== 0n) {
      add(limits, name, overhead);
    }
  });
  return limits;
}

/** The sums over workloads, each times its pods. */
export function totalOf(workloads: readonly PodResources[]): ResourcesTotal {
  const counted = workloads.filter((workload) => workload.replicas !== undefined);
  const sum = (part: (workload: PodResources) => Partial<ResourceAmounts> | undefined, key: keyof ResourceAmounts) =>
    counted.reduce((total, workload) => total + (part(workload)?.[key] ?? 0) * workload.replicas!, 0);
  const sumOf = (part: (workload: PodResources) => Partial<ResourceAmounts> | undefined): ResourceAmounts =>
    ({ cpuMillis: sum(part, 'cpuMillis'), memoryBytes: sum(part, 'memoryBytes') });
  return {
    requests: sumOf((workload) => workload.requests),
    ...(counted.some((workload) => workload.limits) ? { limits: sumOf((workload) => workload.limits) } : {}),
    sidecars: sumOf((workload) => workload.sidecars),
    withoutReplicas: workloads.length - counted.length,
  };
}

function sidecarRequests(pod: PodView): Amounts {
  const sums = new Map<string, bigint>();
  for (const { spec } of pod.sidecars) {
    requestsOf(spec).forEach((amount, name) => add(sums, name, amount));
  }
  return sums;
}

function amounts(nanos: Amounts): ResourceAmounts {
  return { cpuMillis: millis(nanos.get('cpu') ?? 0n), memoryBytes: whole(nanos.get('memory') ?? 0n) };
}

function someAmounts(nanos: Amounts): Partial<ResourceAmounts> {
  const cpu = nanos.get('cpu');
  const memory = nanos.get('memory');
  return { ...(cpu === undefined ? {} : { cpuMillis: millis(cpu) }), ...(memory === undefined ? {} : { memoryBytes: whole(memory) }) };
}

function millis(nanos: bigint): number {
  return Number(new Quantity(nanos, 'decimal').milliValue);
}

function whole(nanos: bigint): number {
  return Number(new Quantity(nanos, 'decimal').value);
}
