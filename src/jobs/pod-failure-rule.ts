/** What a failure of a pod means for the Job. */
export enum PodFailureAction {
  /** The Job has failed, without another try. */
  FAIL_JOB = 'FailJob',
  /** The pod's index has failed, without another try. Takes a limit of failures per index. */
  FAIL_INDEX = 'FailIndex',
  /** The pod is replaced, and the failure does not count towards the limit. */
  IGNORE = 'Ignore',
  /** The failure counts towards the limit, as it does without any rule. */
  COUNT = 'Count',
}

/** Options of a rule about exit codes. */
export interface ExitCodeRuleOptions {
  /**
   * The container whose exit code it is about.
   *
   * @default - every main container. Sidecars are left out: after a failure they end with 143, 137 or whatever comes
   */
  readonly container?: string;
}

/** Options of a rule about a condition of the pod. */
export interface PodConditionRuleOptions {
  /**
   * The condition's status: True, False or Unknown.
   *
   * @default "True"
   */
  readonly status?: string;
}

/** What to do about a pod that has failed. The first rule that matches decides; without one the failure counts. */
export class PodFailureRule {
  /**
   * When a container has ended with one of these exit codes.
   *
   * @throws when there is no code, or one that is no failure
   */
  static onExitCodes(codes: number[], action: PodFailureAction, options: ExitCodeRuleOptions = {}): PodFailureRule {
    if (codes.includes(0)) {
      throw new Error(`exit code 0 is no failure, got ${JSON.stringify(codes)}; remove it`);
    }
    return new PodFailureRule(action, exitCodes('In', codes, options));
  }

  /**
   * When a container has failed with any exit code but these.
   *
   * @throws when there is no code
   */
  static onOtherExitCodes(codes: number[], action: PodFailureAction, options: ExitCodeRuleOptions = {}): PodFailureRule {
    return new PodFailureRule(action, exitCodes('NotIn', codes, options));
  }

  /** When the pod was evicted, preempted or lost its node: through no fault of its own. */
  static onDisruption(action: PodFailureAction): PodFailureRule {
    return PodFailureRule.onPodCondition('DisruptionTarget', action);
  }

  /** When the pod has a condition of a type. */
  static onPodCondition(type: string, action: PodFailureAction, options: PodConditionRuleOptions = {}): PodFailureRule {
    return new PodFailureRule(action, () => [{ onPodConditions: [{ type, status: options.status ?? 'True' }] }]);
  }

  private constructor(
    /** What the Job does when the rule applies. */
    readonly action: PodFailureAction,
    private readonly render: (mains: readonly string[]) => object[],
  ) {}

  /** @internal */
  public _toKube(mains: readonly string[]): object[] {
    return this.render(mains).map((match) => ({ action: this.action, ...match }));
  }
}

// a rule without a container is matched against sidecars too (pkg/controller/job/pod_failure_policy.go), so there is one for each main
function exitCodes(operator: 'In' | 'NotIn', codes: readonly number[], { container }: ExitCodeRuleOptions) {
  if (codes.length === 0 || codes.some((code) => !Number.isInteger(code))) {
    throw new Error(`a rule about exit codes needs some whole numbers, got ${JSON.stringify(codes)}; list the exit codes`);
  }
  const values = [...new Set(codes)].sort((a, b) => a - b);
  return (mains: readonly string[]) => (container === undefined ? mains : [container])
    .map((containerName) => ({ onExitCodes: { containerName, operator, values: [...values] } }));
}
