import { RuleId } from './rule-ids';

/** Something that was changed, and the rule that the pod keeps by it. */
export interface Change {
  readonly rule: RuleId;
  readonly message: string;
  readonly container?: string;
  /** The API path of what was changed, in the object as it was before. */
  readonly field: string;
}

/** Something that was left as it is, and why. */
export interface Remark {
  readonly message: string;
  /** The rule that finds it too. */
  readonly rule?: string;
  readonly container?: string;
  readonly field: string;
}

/** What happened to one workload. */
export interface Outcome {
  readonly changes: readonly Change[];
  /** Workarounds that stay, and gates that are missing. */
  readonly left: readonly Remark[];
  /** Why a container, or the whole workload, was not migrated. */
  readonly refused: readonly Remark[];
}
