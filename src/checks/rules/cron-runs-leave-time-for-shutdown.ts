import { jobRunOf } from '../../pod/job-run';
import { lifecycleAnnotationOf } from '../../pod/lifecycle-annotation';
import { PodView } from '../../pod/pod-view';
import { shutdownOf } from '../../pod/shutdown';
import { startupOf } from '../../pod/startup';
import { cronRunsOf, OVERLAP } from '../cron-runs';
import { inSeconds } from '../duration-text';
import { Rule } from '../rule';

/** https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/: the controller looks every 10 seconds */
const SHORTEST_DEADLINE_SECONDS = 10;
/** Of every schedule but "@every 10s". */
const SHORTEST_INTERVAL_SECONDS = 60;

export const rule: Rule = {
  id: 'cron-runs-leave-time-for-shutdown',
  category: 'jobs',
  severity: 'warning',
  title: 'Let a run of a CronJob, and its sidecars, end before the next one starts',
  why: 'A run is over when its sidecars have ended, which may take up to the grace period. When the next start comes first, it is skipped (Forbid), stops the old run in the ' +
    'middle of it (Replace), or runs beside it (Allow). A startingDeadlineSeconds under 10 may never start a run at all, since the controller looks every 10 seconds ' +
    '(https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/).',
  fix: 'run less often, or make runs shorter',
  bad: `
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: etl}
    spec:
      schedule: "* * * * *"
      jobTemplate:
        spec:
          activeDeadlineSeconds: 50
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 120
              initContainers: [{name: proxy, image: proxy, restartPolicy: Always}]
              containers: [{name: etl, image: etl}]`,
  good: `
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: etl}
    spec:
      schedule: "* * * * *"
      jobTemplate:
        spec:
          activeDeadlineSeconds: 50
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 10
              initContainers: [{name: proxy, image: proxy, restartPolicy: Always}]
              containers: [{name: etl, image: etl}]`,
  acknowledge: 'When the sidecars are known to end long before the grace period is over. Without "runSeconds" in the annotation cdk8s-sidecars/lifecycle the rule only compares ' +
    'the grace period; it leaves out the hour that a clock is put forward.',

  run(pod) {
    if (pod.object.kind !== 'CronJob' || pod.sidecars.length === 0) {
      return [];
    }
    const { schedule, startingDeadlineSeconds } = pod.manifest.spec ?? {};
    if (typeof startingDeadlineSeconds === 'number' && startingDeadlineSeconds > 0 && startingDeadlineSeconds < SHORTEST_DEADLINE_SECONDS) {
      return [{
        message: `cron job may never start a run, since the controller looks every ${SHORTEST_DEADLINE_SECONDS}s, got startingDeadlineSeconds ${startingDeadlineSeconds}`,
        fix: `set startingDeadlineSeconds to at least ${SHORTEST_DEADLINE_SECONDS}`,
        field: 'spec.startingDeadlineSeconds',
      }];
    }
    const known = knownRun(pod);
    const grace = pod.spec.terminationGracePeriodSeconds ?? 30;
    const needed = known?.sidecarsEnd ?? grace;
    if (needed < SHORTEST_INTERVAL_SECONDS && !String(schedule).startsWith('@every')) {
      return [];
    }
    const runs = cronRunsOf(pod, known);
    if (!runs || needed < runs.interval) {
      return [];
    }
    const apart = `its schedule "${schedule}" starts runs ${inSeconds(runs.interval)} apart`;
    return [{
      message: known
        ? `cron job takes ${inSeconds(needed)} until the sidecars of a run have stopped, but ${apart}: ${OVERLAP[runs.overlap]}, got concurrencyPolicy "${runs.policy}"`
        : `cron job may take ${grace}s to stop the sidecars of a run, but ${apart}, got terminationGracePeriodSeconds ${grace}`,
      ...(known ? {} : { fix: 'lower terminationGracePeriodSeconds, or run less often' }),
      field: 'spec.schedule',
      related: known ? ['spec.concurrencyPolicy'] : [`${pod.field}.terminationGracePeriodSeconds`],
    }];
  },
};

/** Mains that only sleep aside, nothing but the annotation says how long they run. */
function knownRun(pod: PodView) {
  return lifecycleAnnotationOf(pod).expectations.size === 0 ? undefined : jobRunOf(pod, startupOf(pod), shutdownOf(pod, { job: true }));
}
