import { duration } from './words';
import { CronRuns, OVERLAP } from '../../checks/cron-runs';
import { JobRun } from '../../pod/job-run';

/** Whether a CronJob's run fits before the next one starts, as a sentence, with what to change where it does not. */
export function cronVerdict(runs: CronRuns, run: JobRun | undefined): { readonly text: string; readonly advice?: string } {
  const { interval, fits, overlap } = runs;
  if (interval === Infinity) {
    return { text: 'No date fits the schedule: no run ever starts.', advice: 'Name a day that the month has.' };
  }
  const apart = `Runs start ${duration(interval)} apart`;
  if (!run || fits === undefined) {
    return { text: `${apart} or more; whether one is over by then is not known, without "runSeconds" of the mains.` };
  }
  if (fits) {
    return { text: `${apart} or more, and one is over ${duration(interval - run.sidecarsEnd)} before the next.` };
  }
  return {
    text: `${apart}, and one takes ${duration(run.sidecarsEnd)}: ${OVERLAP[overlap]}.`,
    // runs beside one another are what the policy is for
    ...(overlap === 'beside' ? {} : { advice: `Start runs more than ${duration(run.sidecarsEnd)} apart, or make them shorter.` }),
  };
}
