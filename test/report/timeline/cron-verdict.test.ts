import { report, workload } from './workloads';
import { viewOf } from '../../pod/pods';

const JOB = workload({
  initContainers: [{ name: 'proxy', image: 'a', restartPolicy: 'Always' }],
  containers: [{ name: 'etl', image: 'a' }],
}, { etl: { runSeconds: 60 }, proxy: { drainSeconds: 3 } }, 'Job');

const cron = (spec: object, durations?: object) => viewOf({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'etl' },
  spec: {
    ...spec,
    jobTemplate: {
      spec: {
        template: {
          ...JOB.manifest.spec.template,
          ...(durations ? { metadata: { annotations: { 'cdk8s-sidecars/lifecycle': JSON.stringify(durations) } } } : {}),
        },
      },
    },
  },
});

const completion = (spec: object, durations?: object) => report(cron(spec, durations)).shutdowns.find((chart) => chart.id === 'completion')!;
const STOP = 'Needs 3s to stop its sidecars and has 30s; a Job completes only then, 64s after its start at the earliest.';

describe('whether a run fits before the next one starts', () => {
  test('is said with the time that is left', () => {
    expect(completion({ schedule: '*/5 * * * *' })).toMatchObject({ bad: false, verdict: `${STOP} Runs start 5m apart or more, and one is over 3m 56s before the next.` });
  });

  test.each([
    [{ concurrencyPolicy: 'Replace' }, 'the next one stops it'],
    [{ concurrencyPolicy: 'Forbid' }, 'the next one starts late'],
    [{ concurrencyPolicy: 'Forbid', startingDeadlineSeconds: 3 }, 'the next one is skipped'],
  ])('is bad when it does not, as %j says what happens', (policy, consequence) => {
    expect(completion({ schedule: '* * * * *', ...policy })).toMatchObject({
      bad: true,
      verdict: `${STOP} Runs start 60s apart, and one takes 64s: ${consequence}.`,
      advice: 'Start runs more than 64s apart, or make them shorter.',
    });
  });

  test('is no harm where runs may overlap', () => {
    const chart = completion({ schedule: '* * * * *' });

    expect(chart).toMatchObject({ bad: false, verdict: `${STOP} Runs start 60s apart, and one takes 64s: the next one runs beside it.` });
    expect(chart.advice).toBeUndefined();
  });

  test('is not known without the duration of the mains', () => {
    expect(completion({ schedule: '0 3 * * *' }, { proxy: { drainSeconds: 3 } }).verdict).toBe(
      'Needs 3s to stop its sidecars and has 30s; a Job completes only then. ' +
      'Runs start 24h apart or more; whether one is over by then is not known, without "runSeconds" of the mains.');
  });

  test('does not matter when no run ever starts', () => {
    expect(completion({ schedule: '0 3 30 2 *' })).toMatchObject({
      bad: true, verdict: `${STOP} No date fits the schedule: no run ever starts.`, advice: 'Name a day that the month has.',
    });
  });

  test('is not said of what stops in vain: the shutdown comes first', () => {
    expect(completion({ schedule: '* * * * *', concurrencyPolicy: 'Replace' }, { etl: { runSeconds: 60 }, proxy: { drainSeconds: 40 } }).advice).toBe(
      'Set terminationGracePeriodSeconds to 42 or more, or make hooks and drains shorter.');
  });

  test('is nothing to say of a schedule that is none, and of a Job', () => {
    expect(completion({ schedule: 'nightly' }).verdict).toBe(STOP);
    expect(report(JOB).shutdowns[1].verdict).toBe(STOP);
  });
});
