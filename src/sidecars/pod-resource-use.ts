/** What a pod takes of a node, as the scheduler and quotas count it. */
export interface PodResourceUse {
  /**
   * How many such pods run at a time.
   *
   * @default - the manifest does not say
   */
  readonly replicas?: number;

  /** What the pod requests. */
  readonly requests: ResourceUse;

  /**
   * What the pod is limited to.
   *
   * @default - no limits
   */
  readonly limits?: ResourceLimit;

  /** The sidecars' part of the requests. */
  readonly sidecars: ResourceUse;

  /** "Guaranteed", "Burstable" or "BestEffort". */
  readonly qosClass: string;
}

/** Amounts of CPU and memory. */
export interface ResourceUse {
  /** Thousandths of a CPU. */
  readonly cpuMillis: number;
  /** Bytes of memory. */
  readonly memoryBytes: number;
}

/** Limits of CPU and memory. */
export interface ResourceLimit {
  /**
   * Thousandths of a CPU.
   *
   * @default - no limit
   */
  readonly cpuMillis?: number;

  /**
   * Bytes of memory.
   *
   * @default - no limit
   */
  readonly memoryBytes?: number;
}
