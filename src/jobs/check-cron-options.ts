import { checkCount } from './check-count';
import type { SidecarCronJobProps } from './sidecar-cron-job';
import { shortestInterval } from '../checks/cron-interval';
import { scheduleFault, timeZoneFault } from '../checks/cron-schedule';
import { DEFAULT_KUBERNETES_VERSION } from '../pod/kubernetes-version';
import { wholeSeconds } from '../sidecars/seconds';

/** The controller looks every ten seconds (https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/). */
const SHORTEST_STARTING_DEADLINE = 10;

/** @throws on what makes a CronJob that the API server refuses, or that never starts a run */
export function checkCronOptions(id: string, props: SidecarCronJobProps): void {
  const { timeZone, startingDeadline } = props;
  const { expressionString: schedule } = props.schedule;
  const { minor } = DEFAULT_KUBERNETES_VERSION;
  const fault = scheduleFault(schedule, timeZone, minor);
  if (fault) {
    throw new Error(`'schedule' of "${id}" ${fault}, got "${schedule}"; write minute, hour, day, month and weekday, such as "0 3 * * *"`);
  }
  if (shortestInterval(schedule, minor) === Infinity) {
    throw new Error(`'schedule' of "${id}" never comes round, got "${schedule}"; name a day that the month has`);
  }
  const zoneFault = timeZone === undefined ? undefined : timeZoneFault(timeZone);
  if (zoneFault) {
    throw new Error(`'timeZone' of "${id}" ${zoneFault}, got "${timeZone}"; give a name of the IANA time zone database, such as "Europe/Berlin"`);
  }
  if (startingDeadline && wholeSeconds(startingDeadline, `'startingDeadline' of "${id}"`) < SHORTEST_STARTING_DEADLINE) {
    throw new Error(`'startingDeadline' of "${id}" is too short for a controller that looks every ${SHORTEST_STARTING_DEADLINE}s, ` +
      `got ${startingDeadline.toSeconds()}s; give ${SHORTEST_STARTING_DEADLINE}s or more`);
  }
  for (const prop of ['successfulJobsRetained', 'failedJobsRetained'] as const) {
    checkCount(id, prop, props[prop]);
    if (props.ttlAfterFinished && props[prop] !== undefined) {
      throw new Error(`'${prop}' of "${id}" excludes 'ttlAfterFinished', which deletes what is to be kept, got ${props[prop]}; remove one of them`);
    }
  }
}
