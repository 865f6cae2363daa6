import { PodView } from '../../pod/pod-view';
import { startupOf, StartupTimeline } from '../../pod/startup';
import { timingOf } from '../../pod/timing';
import { inSeconds } from '../duration-text';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'startup-fits-the-deadline',
  category: 'probes',
  severity: 'error',
  title: 'Give a rollout or a Job more time than the start of its pods takes',
  why: 'Init containers and sidecars start one after the other. A Deployment whose pods are not available after progressDeadlineSeconds (600 by default) counts as failed ' +
    '(https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds); a Job or pod is killed at its activeDeadlineSeconds, ' +
    'which counts from its start and not from that of the main containers.',
  fix: 'raise the deadline',
  bad: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: orders}
    spec:
      progressDeadlineSeconds: 30
      selector: {matchLabels: {app: orders}}
      template:
        metadata:
          labels: {app: orders}
          annotations: {cdk8s-sidecars/lifecycle: '{"migrate": {"runSeconds": 60}}'}
        spec:
          initContainers: [{name: migrate, image: migrate}]
          containers: [{name: app, image: app}]`,
  good: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: orders}
    spec:
      progressDeadlineSeconds: 300
      selector: {matchLabels: {app: orders}}
      template:
        metadata:
          labels: {app: orders}
          annotations: {cdk8s-sidecars/lifecycle: '{"migrate": {"runSeconds": 60}}'}
        spec:
          initContainers: [{name: migrate, image: migrate}]
          containers: [{name: app, image: app}]`,
  acknowledge: 'The warning, when probes are deliberately more patient than the deadline.',

  run(pod) {
    const deadlines = deadlinesOf(pod);
    if (deadlines.length === 0) {
      return [];
    }
    const startup = startupOf(pod);
    const complaints: Complaint[] = [];
    for (const deadline of deadlines) {
      const expected = deadline.name === 'progressDeadlineSeconds' ? startup.ready + deadline.extra : endOf(pod, startup);
      const latest = startup.latestReady - injectedSeconds(pod, startup) + deadline.extra;
      if (!Number.isFinite(expected)) {
        continue;
      }
      if (expected >= deadline.seconds) {
        complaints.push({
          message: `pod takes ${inSeconds(expected)} ${deadline.until}, got ${deadline.name} ${deadline.given}`,
          fix: `set ${deadline.name}: ${Math.ceil(expected * 1.5)} or more`,
          field: deadline.field,
        });
      } else if (latest > deadline.seconds) {
        complaints.push({
          message: `startup probes let the pod take up to ${inSeconds(latest)} to start, got ${deadline.name} ${deadline.given}`,
          fix: `set ${deadline.name}: ${Math.ceil(latest + 1)} or more, or lower the failureThreshold of the startup probes`,
          field: deadline.field,
          severity: 'warning',
        });
      }
    }
    return complaints;
  },
};

interface Deadline {
  readonly name: 'progressDeadlineSeconds' | 'activeDeadlineSeconds';
  readonly seconds: number;
  /** For a message. */
  readonly given: string;
  readonly field: string;
  readonly until: string;
  /** Seconds for which the pod must be ready besides. */
  readonly extra: number;
}

const DEFAULT_PROGRESS_SECONDS = 600;

function deadlinesOf(pod: PodView): Deadline[] {
  const found: Deadline[] = [];
  const { kind, apiVersion } = pod.object;
  if (kind === 'Deployment' && apiVersion.startsWith('apps/')) {
    const { progressDeadlineSeconds, minReadySeconds } = pod.manifest.spec ?? {};
    // nothing of a pod without init containers and probes can take that long
    if (progressDeadlineSeconds !== undefined || pod.inits.length > 0 || pod.mains.some(({ spec }) => spec.startupProbe || spec.readinessProbe)) {
      found.push({
        name: 'progressDeadlineSeconds',
        seconds: progressDeadlineSeconds ?? DEFAULT_PROGRESS_SECONDS,
        given: progressDeadlineSeconds === undefined ? `${DEFAULT_PROGRESS_SECONDS} (the default)` : String(progressDeadlineSeconds),
        field: 'spec.progressDeadlineSeconds',
        until: 'until it is available',
        extra: minReadySeconds ?? 0,
      });
    }
  }
  const jobField = pod.templateField.slice(0, -'.template'.length);
  for (const [seconds, field] of [
    [pod.jobSpec?.activeDeadlineSeconds, `${jobField}.activeDeadlineSeconds`],
    [pod.spec.activeDeadlineSeconds, `${pod.field}.activeDeadlineSeconds`],
  ] as const) {
    if (seconds !== undefined) {
      found.push({ name: 'activeDeadlineSeconds', seconds, given: String(seconds), field, until: 'to start and run', extra: 0 });
    }
  }
  return found;
}

/** When the mains have run as long as they are known to. */
function endOf(pod: PodView, startup: StartupTimeline): number {
  const mains = startup.containers.slice(pod.inits.length);
  return Math.max(0, ...mains.map((main, i) => main.start + (pod.runsToCompletion ? timingOf(pod, pod.mains[i]).run?.seconds ?? 0 : 0)));
}

/** What the probes of injected sidecars allow is not for the manifest to change. */
function injectedSeconds(pod: PodView, startup: StartupTimeline): number {
  return Math.max(0, ...startup.containers.filter((_, i) => pod.inits[i]?.implicit).map((container) => container.latestStarted));
}
