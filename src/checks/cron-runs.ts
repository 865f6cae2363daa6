import { shortestInterval } from './cron-interval';
import { JobRun } from '../pod/job-run';
import { PodView } from '../pod/pod-view';

/** What becomes of a start that comes while the run before is not over. */
export const OVERLAP = {
  late: 'the next one starts late',
  skipped: 'the next one is skipped',
  stops: 'the next one stops it',
  beside: 'the next one runs beside it',
};

export interface CronRuns {
  /** Seconds between two starts, at least; `Infinity` when no date fits the schedule. */
  readonly interval: number;
  readonly policy: 'Allow' | 'Forbid' | 'Replace';
  /** Whether a run is over before the next one starts; undefined when it is not known how long it takes. */
  readonly fits?: boolean;
  readonly overlap: keyof typeof OVERLAP;
}

/** How a CronJob's runs follow one another; undefined for other objects, and for a schedule that the API server refuses. */
export function cronRunsOf(pod: PodView, run: JobRun | undefined): CronRuns | undefined {
  const { schedule, concurrencyPolicy, startingDeadlineSeconds = Infinity } = pod.manifest.spec ?? {};
  const interval = pod.jobSpec !== undefined && pod.object.kind === 'CronJob' ? shortestInterval(schedule, pod.version.minor) : undefined;
  if (interval === undefined) {
    return undefined;
  }
  const policy = concurrencyPolicy === 'Forbid' || concurrencyPolicy === 'Replace' ? concurrencyPolicy : 'Allow';
  // a start that is due waits for the run before, as long as its deadline allows (pkg/controller/cronjob, syncCronJob)
  const waits = run !== undefined && run.sidecarsEnd - interval <= startingDeadlineSeconds;
  return {
    interval,
    policy,
    ...(run ? { fits: run.sidecarsEnd < interval } : {}),
    overlap: policy === 'Allow' ? 'beside' : policy === 'Replace' ? 'stops' : waits ? 'late' : 'skipped',
  };
}
