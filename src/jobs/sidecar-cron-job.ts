import { Cron, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { checkBatchOptions } from './check-batch-options';
import { checkCronOptions } from './check-cron-options';
import { completeBatch } from './complete-batch';
import { SidecarBatchOptions } from './sidecar-batch-options';

/** What a CronJob with sidecars is. Everything but the schedule and what is kept of its runs is about each run. */
export interface SidecarCronJobProps extends SidecarBatchOptions {
  /** When runs start. */
  readonly schedule: Cron;

  /**
   * The time zone that the schedule is meant in: a name of the IANA database, such as "Europe/Berlin".
   *
   * @default - that of the cluster's controller manager, which is UTC as a rule
   */
  readonly timeZone?: string;

  /**
   * What becomes of a start that comes while a run is not over. A run is over when its sidecars have stopped.
   *
   * @default ConcurrencyPolicy.FORBID
   */
  readonly concurrencyPolicy?: kplus.ConcurrencyPolicy;

  /**
   * How late a run may start: when the controller was away, or when the run before, with its sidecars, was not over yet.
   * What is later than that is skipped.
   *
   * @default Duration.minutes(5)
   */
  readonly startingDeadline?: Duration;

  /**
   * Whether no more runs start. One that has started goes on.
   *
   * @default false
   */
  readonly suspend?: boolean;

  /**
   * How many runs that have succeeded are kept. Excludes 'ttlAfterFinished'.
   *
   * @default 3
   */
  readonly successfulJobsRetained?: number;

  /**
   * How many runs that have failed are kept. Excludes 'ttlAfterFinished'.
   *
   * @default 1
   */
  readonly failedJobsRetained?: number;
}

/**
 * A CronJob whose runs end, sidecars and all, so that none is left over when the next one starts. It is a CronJob of
 * cdk8s-plus-30 with the settings of a `SidecarJob`.
 */
export class SidecarCronJob extends kplus.CronJob {
  /**
   * @throws on a schedule or time zone that is none, on a schedule that never comes round, and on all that a `SidecarJob`
   * throws on
   */
  constructor(scope: Construct, id: string, props: SidecarCronJobProps) {
    checkBatchOptions(id, props);
    checkCronOptions(id, props);
    super(scope, id, {
      ...props,
      restartPolicy: props.restartPolicy ?? kplus.RestartPolicy.NEVER,
      startingDeadline: props.startingDeadline ?? Duration.minutes(5),
    });
    completeBatch(this, props, {});
  }
}
