import { Chart, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { MAIN, newCronJob, newJob, specOf } from './jobs';
import {
  JobCompletionMode, NativeSidecar, PodFailureAction, PodFailureRule, PodLifecycle, PodReplacementPolicy, SidecarChecks, SidecarJob, SidecarJobProps,
} from '../../src';
import { errorsOf, IMAGE, stderrOf } from '../sidecars/charts';

const s = (seconds: number) => Duration.seconds(seconds);

function withProxy(props: SidecarJobProps = {}): SidecarJob {
  const job = newJob(props);
  new NativeSidecar(job, 'proxy', { image: IMAGE, portNumber: 5432, startup: kplus.Probe.fromTcpSocket() });
  return job;
}

describe('a Job', () => {
  test('has what cdk8s-plus has no words for', () => {
    const spec = specOf(newJob({
      parallelism: 2,
      completions: 5,
      completionMode: JobCompletionMode.INDEXED,
      backoffLimitPerIndex: 1,
      maxFailedIndexes: 2,
      podReplacementPolicy: PodReplacementPolicy.FAILED,
      podFailurePolicy: [
        PodFailureRule.onDisruption(PodFailureAction.IGNORE),
        PodFailureRule.onPodCondition('ConfigIssue', PodFailureAction.FAIL_JOB, { status: 'Unknown' }),
        PodFailureRule.onExitCodes([42, 3, 42], PodFailureAction.FAIL_INDEX),
        PodFailureRule.onOtherExitCodes([1], PodFailureAction.COUNT, { container: 'etl' }),
      ],
      suspend: true,
    }));

    expect(spec).toMatchObject({
      parallelism: 2,
      completions: 5,
      completionMode: 'Indexed',
      backoffLimitPerIndex: 1,
      maxFailedIndexes: 2,
      podReplacementPolicy: 'Failed',
      suspend: true,
    });
    expect(spec.podFailurePolicy).toEqual({
      rules: [
        { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
        { action: 'FailJob', onPodConditions: [{ type: 'ConfigIssue', status: 'Unknown' }] },
        { action: 'FailIndex', onExitCodes: { containerName: 'etl', operator: 'In', values: [3, 42] } },
        { action: 'Count', onExitCodes: { containerName: 'etl', operator: 'NotIn', values: [1] } },
      ],
    });
  });

  test('can succeed early', () => {
    const job = newJob({ completions: 3, completionMode: JobCompletionMode.INDEXED, successPolicy: [{ indexes: '0', count: 1 }, { count: 2 }] });
    SidecarChecks.of(job).targetKubernetes('1.33');

    expect(specOf(job).successPolicy).toEqual({ rules: [{ succeededIndexes: '0', succeededCount: 1 }, { succeededCount: 2 }] });
  });

  test('has what cdk8s-plus has words for', () => {
    expect(specOf(newJob({ activeDeadline: s(600), backoffLimit: 0, ttlAfterFinished: s(0) }))).toMatchObject({
      activeDeadlineSeconds: 600, backoffLimit: 0, ttlSecondsAfterFinished: 0, template: { spec: { restartPolicy: 'Never' } },
    });
    expect(specOf(newJob({ restartPolicy: kplus.RestartPolicy.ON_FAILURE })).template.spec.restartPolicy).toBe('OnFailure');
    expect(specOf(newJob({ restartPolicy: undefined })).template.spec.restartPolicy).toBe('Never');
  });

  test('says nothing that it was not told', () => {
    expect(Object.keys(specOf(newJob()))).toEqual(['template']);
  });

  test('shows its main container to kubectl', () => {
    const annotations = (props: SidecarJobProps) => specOf(withProxy(props)).template.metadata.annotations;

    expect(annotations({})).toMatchObject({ 'kubectl.kubernetes.io/default-container': 'etl' });
    expect(annotations({
      containers: [MAIN, { ...MAIN, name: 'load' }],
      podMetadata: { annotations: { 'kubectl.kubernetes.io/default-container': 'load' } },
    })).toMatchObject({ 'kubectl.kubernetes.io/default-container': 'load' });
  });
});

describe('failure rules', () => {
  test('are about the main containers, those too that are added later, and never about sidecars', () => {
    const job = withProxy({ podFailurePolicy: [PodFailureRule.onExitCodes([137], PodFailureAction.FAIL_JOB)] });
    job.addContainer({ ...MAIN, name: 'load' });

    expect(specOf(job).podFailurePolicy.rules).toEqual(['etl', 'load'].map((containerName) => (
      { action: 'FailJob', onExitCodes: { containerName, operator: 'In', values: [137] } })));
  });

  test('that name an unknown container are an error of the synthesis', () => {
    const job = newJob({ podFailurePolicy: [PodFailureRule.onExitCodes([1], PodFailureAction.FAIL_JOB, { container: 'elt' })] });

    expect(errorsOf(() => Testing.synth(Chart.of(job)))).toEqual([
      '[chart/nightly] pod-failure-policy-is-valid: job has a failure rule for a container that the pod does not have, got "elt"; use "etl"',
    ]);
  });

  test.each<[() => PodFailureRule, string]>([
    [() => PodFailureRule.onExitCodes([], PodFailureAction.IGNORE), 'a rule about exit codes needs some whole numbers, got []; list the exit codes'],
    [() => PodFailureRule.onOtherExitCodes([1.5], PodFailureAction.IGNORE), 'a rule about exit codes needs some whole numbers, got [1.5]; list the exit codes'],
    [() => PodFailureRule.onExitCodes([0, 1], PodFailureAction.IGNORE), 'exit code 0 is no failure, got [0,1]; remove it'],
  ])('need exit codes that are some (%#)', (rule, message) => {
    expect(rule).toThrow(message);
  });
});

describe('the deadline', () => {
  test('is a day where a sidecar that never starts would hang the Job for ever', () => {
    expect(specOf(withProxy()).activeDeadlineSeconds).toBe(86400);
  });

  test('is as given', () => {
    expect(specOf(withProxy({ activeDeadline: Duration.minutes(30) })).activeDeadlineSeconds).toBe(1800);
  });

  test('is none where nothing can hang', () => {
    const ungated = newJob();
    new NativeSidecar(ungated, 'agent', { image: IMAGE });

    expect(specOf(ungated).activeDeadlineSeconds).toBeUndefined();
    expect(specOf(withProxy({ restartPolicy: kplus.RestartPolicy.ON_FAILURE })).activeDeadlineSeconds).toBeUndefined();
  });

  test('leaves nothing to warn of', () => {
    expect(stderrOf(() => Testing.synth(Chart.of(withProxy())))).toBe('');
  });
});

describe('the grace period', () => {
  const graceOf = (job: kplus.Workload) => specOf(job).template.spec.terminationGracePeriodSeconds;

  test('is what the containers need, and a margin, when all of them are known', () => {
    const job = withProxy();
    PodLifecycle.of(job).expect('proxy', { drain: s(3) });
    PodLifecycle.of(job).expect('etl', { drain: s(0) });

    expect(graceOf(job)).toBe(5);
  });

  test('is Kubernetes\' own while something is unknown, unless the rest needs more', () => {
    const job = withProxy();
    expect(graceOf(job)).toBe(30);

    PodLifecycle.of(job).expect('proxy', { drain: s(45) });
    expect(graceOf(job)).toBe(47);
  });

  test('is as given', () => {
    const job = withProxy({ terminationGracePeriod: s(20) });
    PodLifecycle.of(job).expect('proxy', { drain: s(3) });

    expect(graceOf(job)).toBe(20);
  });

  test('of a run that takes part in a CronJob is fitted as well', () => {
    const cron = newCronJob();
    PodLifecycle.of(cron).expect('etl', { drain: s(60) });

    expect(specOf(cron).jobTemplate.spec.template.spec.terminationGracePeriodSeconds).toBe(62);
  });

  test('does not grow for a sidecar that ignores SIGTERM, which is an error', () => {
    const job = withProxy();
    PodLifecycle.of(job).expect('proxy', { ignoresSigterm: true });

    expect(errorsOf(() => Testing.synth(Chart.of(job)))).toEqual([
      expect.stringMatching(/^\[chart\/nightly\] containers-end-on-sigterm: container "proxy" ignores SIGTERM: it adds the whole grace period of 30s to every run/),
    ]);
  });
});

test('a container that is known as a sidecar is refused among the mains, with the repair', () => {
  const job = newJob({ activeDeadline: s(60) });
  job.addContainer({ name: 'sql', image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3', args: ['acme:europe-west1:orders'], resources: {} });

  expect(errorsOf(() => Testing.synth(Chart.of(job)))).toEqual([
    '[chart/nightly] job-sidecars-are-native: container "sql" is Cloud SQL Auth Proxy, which never ends by itself, so that the Job never completes; ' +
    'move "sql" to initContainers and give it restartPolicy: Always',
  ]);
});

test('it renders the same each time', () => {
  const job = withProxy({ podFailurePolicy: [PodFailureRule.onExitCodes([3], PodFailureAction.FAIL_JOB)], completions: 2 });

  expect(specOf(job)).toEqual(specOf(job));
});
