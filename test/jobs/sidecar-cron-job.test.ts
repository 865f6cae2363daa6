import { Chart, Cron, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { newCronJob, specOf } from './jobs';
import { JobCompletionMode, NativeSidecar, PodFailureAction, PodFailureRule, PodLifecycle } from '../../src';
import { IMAGE, stderrOf } from '../sidecars/charts';

const s = (seconds: number) => Duration.seconds(seconds);

describe('a CronJob', () => {
  test('starts late rather than never, and not before the last run is over', () => {
    expect(specOf(newCronJob())).toMatchObject({
      schedule: '0 0 * * *', startingDeadlineSeconds: 300, concurrencyPolicy: 'Forbid', successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1, suspend: false,
    });
  });

  test('has the settings of a schedule', () => {
    expect(specOf(newCronJob({
      schedule: Cron.schedule({ minute: '30', hour: '2' }),
      timeZone: 'Europe/Berlin',
      concurrencyPolicy: kplus.ConcurrencyPolicy.REPLACE,
      startingDeadline: s(30),
      suspend: true,
      successfulJobsRetained: 0,
    }))).toMatchObject({
      schedule: '30 2 * * *', timeZone: 'Europe/Berlin', concurrencyPolicy: 'Replace', startingDeadlineSeconds: 30, suspend: true, successfulJobsHistoryLimit: 0,
    });
  });

  test('has those of a Job in each run, and suspends the schedule only', () => {
    const cron = newCronJob({
      completions: 2,
      completionMode: JobCompletionMode.INDEXED,
      podFailurePolicy: [PodFailureRule.onExitCodes([3], PodFailureAction.FAIL_JOB)],
      ttlAfterFinished: s(60),
      suspend: true,
    });
    new NativeSidecar(cron, 'proxy', { image: IMAGE, portNumber: 5432, startup: kplus.Probe.fromTcpSocket() });

    const { spec } = specOf(cron).jobTemplate;

    expect(spec).toMatchObject({
      activeDeadlineSeconds: 86400,
      completions: 2,
      completionMode: 'Indexed',
      podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { containerName: 'etl', operator: 'In', values: [3] } }] },
      ttlSecondsAfterFinished: 60,
      template: {
        metadata: { annotations: { 'kubectl.kubernetes.io/default-container': 'etl' } },
        spec: { restartPolicy: 'Never', initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] },
      },
    });
    expect(spec.suspend).toBeUndefined();
  });

  test('is warned of runs that are not over in time', () => {
    const cron = newCronJob({ schedule: Cron.everyMinute() });
    new NativeSidecar(cron, 'agent', { image: IMAGE });
    PodLifecycle.of(cron).expect('etl', { run: s(58) });
    PodLifecycle.of(cron).expect('agent', { drain: s(3) });

    expect(stderrOf(() => Testing.synth(Chart.of(cron)))).toMatch(
      /^\[chart\/nightly\] warning: cron-runs-leave-time-for-shutdown: cron job takes 62s .* the next one starts late, got concurrencyPolicy "Forbid"/);
  });
});
