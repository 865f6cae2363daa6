import { cronRunsOf } from '../../checks/cron-runs';
import { jobRunOf } from '../../pod/job-run';
import { PodView } from '../../pod/pod-view';
import { ShutdownTimeline, shutdownOf } from '../../pod/shutdown';
import { startupOf, StartupTimeline } from '../../pod/startup';

/**
 * One entry of `workloads` in the JSON of `timeline`, as text. Behind a startup probe that gives up, times are those of a more
 * patient one; `givesUpAt` tells that it is not.
 */
export function timelineEntry(pod: PodView, file: string, job: boolean): string {
  const start = startupOf(pod, { patientProbes: true });
  return JSON.stringify({
    object: pod.object,
    file,
    startup: startup(start),
    shutdown: shutdown(shutdownOf(pod, { job })),
    ...(pod.jobSpec === undefined ? {} : { job: jobEnd(pod, start) }),
  });
}

export function timelineJson(entries: readonly string[]): string {
  return entries.length === 0 ? '{"workloads":[]}\n' : `{"workloads":[\n${entries.join(',\n')}\n]}\n`;
}

function startup({ containers, ready }: StartupTimeline) {
  return {
    containers: containers.map(({ name, kind, start, started, givesUpAt, unknown }) => ({
      name,
      kind,
      start: seconds(start),
      started: seconds(started),
      ...(givesUpAt === undefined ? {} : { givesUpAt: seconds(givesUpAt) }),
      ...(unknown.length > 0 ? { unknown } : {}),
    })),
    ready: seconds(ready),
  };
}

function jobEnd(pod: PodView, start: StartupTimeline) {
  const run = jobRunOf(pod, start, shutdownOf(pod, { job: true }));
  const runs = cronRunsOf(pod, run);
  return {
    mainsEnd: seconds(run?.mainsEnd),
    sidecarsEnd: seconds(run?.sidecarsEnd),
    ...(runs ? { nextStart: seconds(runs.interval), fits: runs.fits ?? null } : {}),
  };
}

function shutdown({ gracePeriodSeconds, requiredSeconds, containers }: ShutdownTimeline) {
  return {
    gracePeriodSeconds,
    requiredSeconds: seconds(requiredSeconds),
    containers: containers.map(({ name, kind, preStopEnd, sigterm, exit, killed, unknown }) => ({
      name, kind, preStopEnd: seconds(preStopEnd), sigterm: seconds(sigterm), exit: seconds(exit), killed, ...(unknown.length > 0 ? { unknown } : {}),
    })),
  };
}

/** `null` is never, or does not apply: JSON has no infinity. */
function seconds(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Math.round(value * 1000) / 1000;
}
