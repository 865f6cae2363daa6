import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { checkBatchOptions } from './check-batch-options';
import { completeBatch } from './complete-batch';
import { SidecarBatchOptions } from './sidecar-batch-options';

/** What a Job with sidecars is. */
export interface SidecarJobProps extends SidecarBatchOptions {
  /**
   * Whether the Job waits, without pods, until somebody sets it going. Its deadline counts from then on.
   *
   * @default false
   */
  readonly suspend?: boolean;
}

/**
 * A Job whose sidecars let it end. It is a Job of cdk8s-plus-30 with the settings that batch work with sidecars needs:
 * sidecars are attached as to any other workload, are stopped when the main containers have ended, and none of them decides
 * over success, failure or the number of tries.
 */
export class SidecarJob extends kplus.Job {
  /**
   * @throws on the restart policy Always, numbers that are negative, durations that are no whole seconds, and settings that
   * the API server refuses beside one another
   */
  constructor(scope: Construct, id: string, props: SidecarJobProps = {}) {
    checkBatchOptions(id, props);
    super(scope, id, { ...props, restartPolicy: props.restartPolicy ?? kplus.RestartPolicy.NEVER });
    completeBatch(this, props, { suspend: props.suspend });
  }
}
