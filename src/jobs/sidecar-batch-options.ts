import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { JobCompletionMode } from './completion-mode';
import { JobSuccessRule } from './job-success-rule';
import { PodFailureRule } from './pod-failure-rule';
import { PodReplacementPolicy } from './pod-replacement-policy';

/**
 * What a Job with sidecars can be told. Of what every workload can be told, three things have other defaults here:
 * `restartPolicy` is Never, and Always is refused; `terminationGracePeriod` is as long as the sidecars and the main
 * containers are known to need; and the annotation `kubectl.kubernetes.io/default-container` names the first main container.
 */
export interface SidecarBatchOptions extends kplus.WorkloadProps {
  /**
   * How many pods run at the same time.
   *
   * @default 1
   */
  readonly parallelism?: number;

  /**
   * How many pods have to succeed.
   *
   * @default - 1; with 'parallelism', all pods are done when one has succeeded
   */
  readonly completions?: number;

  /**
   * Whether completions have indexes.
   *
   * @default JobCompletionMode.NON_INDEXED
   */
  readonly completionMode?: JobCompletionMode;

  /**
   * How often a failure is followed by another try. With the restart policy OnFailure, restarts of sidecars count as well.
   *
   * @default - 6; with 'backoffLimitPerIndex', no limit for the Job as a whole
   */
  readonly backoffLimit?: number;

  /**
   * How often a failure of an index is followed by another try. Takes the completion mode INDEXED.
   *
   * @default - only 'backoffLimit' counts
   */
  readonly backoffLimitPerIndex?: number;

  /**
   * How many indexes may fail before the Job has. Takes 'backoffLimitPerIndex'.
   *
   * @default - all of them; the Job fails in the end when one has failed
   */
  readonly maxFailedIndexes?: number;

  /**
   * What to do about pods that have failed, instead of counting every failure. Takes the restart policy Never.
   *
   * @default - every failure counts towards 'backoffLimit'
   */
  readonly podFailurePolicy?: PodFailureRule[];

  /**
   * When the Job has succeeded before all of its indexes have; one rule is enough. Takes the completion mode INDEXED, and
   * Kubernetes 1.31.
   *
   * @default - when all indexes have succeeded
   */
  readonly successPolicy?: JobSuccessRule[];

  /**
   * When a pod is replaced. A long shutdown of sidecars delays the next try with FAILED, and runs beside it otherwise.
   *
   * @default - FAILED with a 'podFailurePolicy', else TERMINATING_OR_FAILED
   */
  readonly podReplacementPolicy?: PodReplacementPolicy;

  /**
   * How long the Job may take, all tries together, before its pods are stopped and it has failed.
   *
   * @default - 24 hours where nothing else would ever end it: with the restart policy Never, when a sidecar has a startup
   * probe or a postStart hook that may never succeed; no deadline otherwise
   */
  readonly activeDeadline?: Duration;

  /**
   * How long the Job is kept when it is done; 0 deletes it at once.
   *
   * @default - it is kept
   */
  readonly ttlAfterFinished?: Duration;
}
