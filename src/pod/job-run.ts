import { PodView } from './pod-view';
import { ShutdownTimeline } from './shutdown';
import { StartupTimeline } from './startup';
import { timingOf } from './timing';

/** A run of a Job's pod, in seconds from the first container's start. Scheduling and pulling images come before it. */
export interface JobRun {
  /** When the last main ends by itself. */
  readonly mainsEnd: number;
  /** When its last sidecar has gone too. The pod counts as finished only then, and so does the Job (KEP-753). */
  readonly sidecarsEnd: number;
}

/**
 * The run of a pod whose mains end by themselves; undefined when it is not known how long they run, or when they never start.
 *
 * @param completion the shutdown that follows the mains' own end
 */
export function jobRunOf(pod: PodView, startup: StartupTimeline, completion: ShutdownTimeline): JobRun | undefined {
  const ends = startup.containers.filter((c) => c.kind === 'main').map((c) => c.start + (timingOf(pod, pod.find(c.name)!).run?.seconds ?? NaN));
  const mainsEnd = Math.max(...ends);
  return Number.isFinite(mainsEnd) ? { mainsEnd, sidecarsEnd: mainsEnd + Math.max(0, ...completion.containers.map((c) => c.exit)) } : undefined;
}
