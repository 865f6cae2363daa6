import { DraftPod, insertBefore } from './draft-pod';
import { graceFor, graceInForce, shutdownOf } from '../pod/shutdown';

/** Raises the grace period to what is known to be needed, now that sidecars stop after the app and one after the other. */
export function fitGracePeriod(pod: DraftPod): void {
  const view = pod.view;
  const { requiredSeconds } = shutdownOf(view);
  const needed = graceFor(requiredSeconds);
  if (!Number.isFinite(requiredSeconds) || requiredSeconds < graceInForce(view)) {
    return;
  }
  const { spec } = pod;
  const given = spec.terminationGracePeriodSeconds;
  if (given === undefined) {
    insertBefore(spec, spec.initContainers ? 'initContainers' : 'containers', 'terminationGracePeriodSeconds', needed);
  } else {
    spec.terminationGracePeriodSeconds = needed;
  }
  pod.changed('grace-period-covers-shutdown', `${pod.before.field}.terminationGracePeriodSeconds`,
    `the grace period becomes ${needed}s instead of ${given ?? 30}s${given === undefined ? ' (the default)' : ''}: the app and then its sidecars take ${requiredSeconds}s to stop`);
}
