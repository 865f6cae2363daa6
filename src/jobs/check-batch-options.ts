import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { checkCount } from './check-count';
import { JobCompletionMode } from './completion-mode';
import { PodFailureAction } from './pod-failure-rule';
import { PodReplacementPolicy } from './pod-replacement-policy';
import { SidecarBatchOptions } from './sidecar-batch-options';
import { wholeSeconds } from '../sidecars/seconds';

const COUNTS = ['parallelism', 'completions', 'backoffLimit', 'backoffLimitPerIndex', 'maxFailedIndexes'] as const;

/** @throws on what the API server refuses, as far as it can be told before the containers are known */
export function checkBatchOptions(id: string, options: SidecarBatchOptions): void {
  COUNTS.forEach((prop) => checkCount(id, prop, options[prop]));
  checkDurations(id, options);
  checkRestartPolicy(id, options);
  checkIndexes(id, options);
  const { podFailurePolicy, podReplacementPolicy } = options;
  if (podFailurePolicy && podReplacementPolicy === PodReplacementPolicy.TERMINATING_OR_FAILED) {
    throw new Error(`'podReplacementPolicy' of "${id}" has to wait for the failure that 'podFailurePolicy' is about, got "${podReplacementPolicy}"; use FAILED`);
  }
}

function checkDurations(id: string, options: SidecarBatchOptions): void {
  for (const [prop, least] of [['activeDeadline', 1], ['ttlAfterFinished', 0], ['terminationGracePeriod', 1]] as const) {
    const duration: Duration | undefined = options[prop];
    const seconds = duration && wholeSeconds(duration, `'${prop}' of "${id}"`);
    if (seconds !== undefined && seconds < least) {
      throw new Error(`'${prop}' of "${id}" leaves no time at all, got ${seconds}s; give 1s or more`);
    }
  }
}

function checkRestartPolicy(id: string, { restartPolicy, podFailurePolicy }: SidecarBatchOptions): void {
  if (restartPolicy === kplus.RestartPolicy.ALWAYS) {
    throw new Error(`'restartPolicy' of "${id}" keeps its pods from ending, got "${restartPolicy}"; use NEVER or ON_FAILURE: sidecars are restarted all the same`);
  }
  if (podFailurePolicy && restartPolicy === kplus.RestartPolicy.ON_FAILURE) {
    throw new Error(`'restartPolicy' of "${id}" leaves no failed pod for 'podFailurePolicy' to look at, got "${restartPolicy}"; use NEVER`);
  }
}

function checkIndexes(id: string, options: SidecarBatchOptions): void {
  if (options.completionMode === JobCompletionMode.INDEXED) {
    if (options.completions === undefined) {
      throw new Error(`'completionMode' of "${id}" needs the number of indexes, got INDEXED without 'completions'; set 'completions'`);
    }
  } else {
    for (const prop of ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'] as const) {
      if (options[prop] !== undefined) {
        throw new Error(`'${prop}' of "${id}" needs indexes, got ${JSON.stringify(options[prop])} without them; set 'completionMode' to INDEXED, or remove '${prop}'`);
      }
    }
  }
  if (options.backoffLimitPerIndex === undefined) {
    if (options.maxFailedIndexes !== undefined) {
      throw new Error(`'maxFailedIndexes' of "${id}" counts indexes that have used up their tries, got ${options.maxFailedIndexes}; set 'backoffLimitPerIndex'`);
    }
    if (options.podFailurePolicy?.some(({ action }) => action === PodFailureAction.FAIL_INDEX)) {
      throw new Error(`'podFailurePolicy' of "${id}" fails an index, got FAIL_INDEX without a limit per index; set 'backoffLimitPerIndex'`);
    }
  }
  if (options.successPolicy?.some(({ indexes, count }) => indexes === undefined && count === undefined)) {
    throw new Error(`'successPolicy' of "${id}" has a rule that says nothing, got ${JSON.stringify(options.successPolicy)}; set 'indexes' or 'count'`);
  }
}
