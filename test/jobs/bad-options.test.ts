import { Cron, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { newCronJob, newJob } from './jobs';
import { JobCompletionMode, PodFailureAction, PodFailureRule, PodReplacementPolicy, SidecarCronJobProps, SidecarJobProps } from '../../src';

const { INDEXED, NON_INDEXED } = JobCompletionMode;
const s = (seconds: number) => Duration.seconds(seconds);
const FAIL_INDEX = [PodFailureRule.onExitCodes([3], PodFailureAction.FAIL_INDEX)];
const IGNORE = [PodFailureRule.onDisruption(PodFailureAction.IGNORE)];
const IN_DOUBT: [SidecarJobProps, string][] = [
  [{ restartPolicy: kplus.RestartPolicy.ALWAYS },
    '\'restartPolicy\' of "nightly" keeps its pods from ending, got "Always"; use NEVER or ON_FAILURE: sidecars are restarted all the same'],
  [{ restartPolicy: kplus.RestartPolicy.ON_FAILURE, podFailurePolicy: IGNORE },
    '\'restartPolicy\' of "nightly" leaves no failed pod for \'podFailurePolicy\' to look at, got "OnFailure"; use NEVER'],
  [{ parallelism: -1 }, '\'parallelism\' of "nightly" is no count, got -1; give a whole number of 0 or more'],
  [{ completions: 1.5 }, '\'completions\' of "nightly" is no count, got 1.5; give a whole number of 0 or more'],
  [{ backoffLimit: -3 }, '\'backoffLimit\' of "nightly" is no count, got -3; give a whole number of 0 or more'],
  [{ completionMode: INDEXED, completions: 2, backoffLimitPerIndex: -1 },
    '\'backoffLimitPerIndex\' of "nightly" is no count, got -1; give a whole number of 0 or more'],
  [{ completionMode: INDEXED, completions: 2, backoffLimitPerIndex: 1, maxFailedIndexes: NaN },
    '\'maxFailedIndexes\' of "nightly" is no count, got NaN; give a whole number of 0 or more'],
  [{ activeDeadline: s(0) }, '\'activeDeadline\' of "nightly" leaves no time at all, got 0s; give 1s or more'],
  [{ activeDeadline: Duration.millis(1500) }, '\'activeDeadline\' of "nightly" is no whole number of seconds, got 1.5s; give a duration of full seconds'],
  [{ ttlAfterFinished: Duration.millis(500) }, '\'ttlAfterFinished\' of "nightly" is no whole number of seconds, got 0.5s; give a duration of full seconds'],
  [{ terminationGracePeriod: s(0) }, '\'terminationGracePeriod\' of "nightly" leaves no time at all, got 0s; give 1s or more'],
  [{ completionMode: INDEXED }, '\'completionMode\' of "nightly" needs the number of indexes, got INDEXED without \'completions\'; set \'completions\''],
  [{ backoffLimitPerIndex: 1 },
    '\'backoffLimitPerIndex\' of "nightly" needs indexes, got 1 without them; set \'completionMode\' to INDEXED, or remove \'backoffLimitPerIndex\''],
  [{ completionMode: NON_INDEXED, maxFailedIndexes: 1 },
    '\'maxFailedIndexes\' of "nightly" needs indexes, got 1 without them; set \'completionMode\' to INDEXED, or remove \'maxFailedIndexes\''],
  [{ successPolicy: [{ count: 1 }] },
    '\'successPolicy\' of "nightly" needs indexes, got [{"count":1}] without them; set \'completionMode\' to INDEXED, or remove \'successPolicy\''],
  [{ completionMode: INDEXED, completions: 2, maxFailedIndexes: 1 },
    '\'maxFailedIndexes\' of "nightly" counts indexes that have used up their tries, got 1; set \'backoffLimitPerIndex\''],
  [{ completionMode: INDEXED, completions: 2, podFailurePolicy: FAIL_INDEX },
    '\'podFailurePolicy\' of "nightly" fails an index, got FAIL_INDEX without a limit per index; set \'backoffLimitPerIndex\''],
  [{ completionMode: INDEXED, completions: 2, successPolicy: [{}] },
    '\'successPolicy\' of "nightly" has a rule that says nothing, got [{}]; set \'indexes\' or \'count\''],
  [{ podFailurePolicy: IGNORE, podReplacementPolicy: PodReplacementPolicy.TERMINATING_OR_FAILED },
    '\'podReplacementPolicy\' of "nightly" has to wait for the failure that \'podFailurePolicy\' is about, got "TerminatingOrFailed"; use FAILED'],
];

test.each(IN_DOUBT)('a Job cannot have %j', (props, message) => {
  expect(() => newJob(props)).toThrow(message);
});

test.each(IN_DOUBT)('a CronJob cannot have %j', (props, message) => {
  expect(() => newCronJob(props)).toThrow(message);
});

test.each<[Partial<SidecarCronJobProps>, string]>([
  [{ schedule: Cron.schedule({ minute: '60' }) },
    '\'schedule\' of "nightly" has a wrong field "60", got "60 * * * *"; write minute, hour, day, month and weekday, such as "0 3 * * *"'],
  [{ schedule: new Cron({ weekDay: '7' }) },
    '\'schedule\' of "nightly" has a wrong field "7", got "* * * * 7"; write minute, hour, day, month and weekday, such as "0 3 * * *"'],
  [{ schedule: Cron.schedule({ minute: '0', hour: '3', day: '30', month: '2' }) },
    '\'schedule\' of "nightly" never comes round, got "0 3 30 2 *"; name a day that the month has'],
  [{ timeZone: 'Europe/Bärlin' }, '\'timeZone\' of "nightly" is unknown, got "Europe/Bärlin"; give a name of the IANA time zone database, such as "Europe/Berlin"'],
  [{ timeZone: 'Local' }, '\'timeZone\' of "nightly" is the server\'s own, got "Local"; give a name of the IANA time zone database, such as "Europe/Berlin"'],
  [{ startingDeadline: s(9) }, '\'startingDeadline\' of "nightly" is too short for a controller that looks every 10s, got 9s; give 10s or more'],
  [{ successfulJobsRetained: -1 }, '\'successfulJobsRetained\' of "nightly" is no count, got -1; give a whole number of 0 or more'],
  [{ failedJobsRetained: 2, ttlAfterFinished: s(60) },
    '\'failedJobsRetained\' of "nightly" excludes \'ttlAfterFinished\', which deletes what is to be kept, got 2; remove one of them'],
])('a CronJob cannot have %j', (props, message) => {
  expect(() => newCronJob(props)).toThrow(message);
});
