import { lifecycleAnnotationOf } from '../../pod/lifecycle-annotation';
import { ContainerView, PodView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
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
      const given = `${deadline.name} ${deadline.seconds}${deadline.isChosen ? '' : ' (the default)'}`;
      if (expected >= deadline.seconds) {
        complaints.push({
          message: `pod takes ${inSeconds(expected)} ${deadline.until}, got ${given}`,
          fix: `set ${deadline.name}: ${Math.ceil(expected * 1.5)} or more`,
          field: deadline.field,
        });
      } else if (deadline.isChosen && latest > deadline.seconds) {
        complaints.push({
          message: `startup probes let the pod take up to ${inSeconds(latest)} to start, got ${given}`,
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
  /** False for the default, which many a probe outlasts without harm. */
  readonly isChosen: boolean;
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
    // without the annotation nothing is known that takes as long as the default
    if (progressDeadlineSeconds !== undefined || lifecycleAnnotationOf(pod).expectations.size > 0) {
      found.push({
        name: 'progressDeadlineSeconds',
        seconds: progressDeadlineSeconds ?? DEFAULT_PROGRESS_SECONDS,
        isChosen: progressDeadlineSeconds !== undefined,
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
      found.push({ name: 'activeDeadlineSeconds', seconds, isChosen: true, field, until: 'to start and run', extra: 0 });
    }
  }
  return found;
}

/** When the mains have run as long as they are known to. */
function endOf(pod: PodView, startup: StartupTimeline): number {
  const mains = startup.containers.slice(pod.inits.length);
  return Math.max(0, ...mains.map((main, i) => main.start + (pod.runsToCompletion ? timingOf(pod, pod.mains[i]).run?.seconds ?? 0 : 0)));
}

/** What the probes of a mesh's proxy allow is for the mesh to say, not for the manifest. */
function injectedSeconds(pod: PodView, startup: StartupTimeline): number {
  const isInjected = (container: ContainerView) => container.implicit || productOf(container)?.product.role === 'mesh-proxy';
  const containers = [...pod.inits, ...pod.mains];
  return Math.max(0, ...startup.containers.filter((_, i) => isInjected(containers[i])).map((container) => container.latestStarted));
}
