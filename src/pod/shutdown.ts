import { ContainerView, PodView } from './pod-view';
import { requiredSeconds, stop, StoppedContainer, StoppingContainer } from './shutdown-order';
import { timingOf } from './timing';

/** A container's end. Seconds count from the deletion, or from the end of the last main. */
export interface ContainerShutdown {
  readonly name: string;
  readonly kind: 'sidecar' | 'main';
  /** When its preStop hook is over or cut short; without a hook, when the kubelet begins. Undefined for a main that ended by itself. */
  readonly preStopEnd?: number;
  /** Undefined for a main that ended by itself. */
  readonly sigterm?: number;
  readonly exit: number;
  /** Whether SIGKILL ends it. True also when the drain takes exactly what is left, as either may come first then. */
  readonly killed: boolean;
  /** The grace ran out before its preStop hook was done, or in the same moment. */
  readonly hookCut: boolean;
  /** The grace ran out before its turn: it got SIGTERM while a container that relies on it was still running. */
  readonly outOfTurn: boolean;
  /** Durations that nobody said and that count as 0. */
  readonly unknown: readonly ('preStop' | 'drain')[];
}

export interface ShutdownTimeline {
  /** The grace that the kubelet works with: the pod's, but at least 1. */
  readonly gracePeriodSeconds: number;
  /** The grace that lets every hook finish, keeps the order and kills nobody, without a margin; `Infinity` when no grace does. */
  readonly requiredSeconds: number;
  /** Sidecars in declaration order, then mains. Classic init containers are long over. */
  readonly containers: readonly ContainerShutdown[];
}

export interface ShutdownOptions {
  /** The mains have ended by themselves, as in a Job: their hooks do not run and the clock starts at the end of the last one. @default false */
  readonly job?: boolean;
}

/** Seconds on top of `requiredSeconds`: each step of a busy kubelet can come a second late. */
export const GRACE_MARGIN_SECONDS = 2;

/** From the deletion, or a Job's last exit, until the kubelet acts on it: about half a second on a node, and not part of the grace. */
export const NOTICE_SECONDS = 0.5;

/** The whole seconds of grace that a requirement asks for. */
export function graceFor(required: number, margin = GRACE_MARGIN_SECONDS): number {
  return Math.ceil(required + margin);
}

/** The grace that the kubelet works with; 0 and less become 1 (pkg/kubelet, calculateEffectiveGracePeriod; pod strategy). */
export function graceInForce(pod: PodView): number {
  return Math.max(pod.spec.terminationGracePeriodSeconds ?? 30, 1);
}

/** The running containers whose preStop hooks leave nothing of the grace. */
export function hooksThatTakeAllGrace(pod: PodView): ContainerView[] {
  const grace = graceInForce(pod);
  return [...pod.sidecars, ...pod.mains].filter((container) => (timingOf(pod, container).preStop?.seconds ?? 0) >= grace);
}

/** The grace that a deletion needs, as in `ShutdownTimeline`; cheaper than the whole timeline. */
export function requiredGraceOf(pod: PodView): number {
  return requiredSeconds(stoppingOf(pod, [...pod.sidecars, ...pod.mains]), isOrdered(pod));
}

/** How the pod stops: on deletion, or after its mains' own end. */
export function shutdownOf(pod: PodView, { job = false }: ShutdownOptions = {}): ShutdownTimeline {
  const gracePeriodSeconds = graceInForce(pod);
  const views = job ? pod.sidecars : [...pod.sidecars, ...pod.mains];
  const stopping = stoppingOf(pod, views);
  const containers = stop(stopping, gracePeriodSeconds, isOrdered(pod)).map((stopped, i) => containerShutdown(pod, views[i], stopped));
  return {
    gracePeriodSeconds,
    requiredSeconds: requiredSeconds(stopping, isOrdered(pod)),
    containers: job ? [...containers, ...endedMains(pod)] : containers,
  };
}

/** Kubelets before 1.29 stop all containers at once (https://github.com/kubernetes/kubernetes/pull/120620). */
function isOrdered(pod: PodView): boolean {
  return pod.version.minor >= 29;
}

function stoppingOf(pod: PodView, containers: readonly ContainerView[]): StoppingContainer[] {
  return containers.map((container) => {
    const { preStop, drain } = timingOf(pod, container);
    return { sidecar: container.kind === 'sidecar', preStop: preStop?.seconds ?? 0, drain: drain?.seconds ?? 0 };
  });
}

function containerShutdown(pod: PodView, container: ContainerView, stopped: StoppedContainer): ContainerShutdown {
  const { preStop, drain } = timingOf(pod, container);
  return {
    ...stopped,
    name: container.name,
    kind: container.kind === 'sidecar' ? 'sidecar' : 'main',
    preStopEnd: NOTICE_SECONDS + stopped.preStopEnd,
    sigterm: NOTICE_SECONDS + stopped.sigterm,
    exit: NOTICE_SECONDS + stopped.exit,
    unknown: [...(preStop ? [] : ['preStop' as const]), ...(drain ? [] : ['drain' as const])],
  };
}

function endedMains(pod: PodView): ContainerShutdown[] {
  const runs = pod.mains.map((main) => timingOf(pod, main).run?.seconds ?? NaN);
  const last = Math.max(...runs);
  return pod.mains.map((main, i) => ({
    name: main.name,
    kind: 'main',
    exit: Number.isFinite(last) ? runs[i] - last : 0,
    killed: false,
    hookCut: false,
    outOfTurn: false,
    unknown: [],
  }));
}
