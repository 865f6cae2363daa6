import { Probe } from './manifest';
import { ContainerKind, ContainerView, PodView } from './pod-view';
import { gateOf, nextTick, periodOf } from './probe-gate';
import { Timing, timingOf } from './timing';

/** A container's start. Seconds count from the first container's start; `Infinity` is never. */
export interface ContainerStartup {
  readonly name: string;
  readonly kind: ContainerKind;
  readonly start: number;
  /** When its gate opens: at a classic init container's end; for others, when the postStart hook and the startup probe are through. */
  readonly started: number;
  /** When its startup probe gives up before the container is up: it is killed and started again, for ever. */
  readonly givesUpAt?: number;
  /** The latest that the startup probes, its own and those before it, allow without a restart. */
  readonly latestStarted: number;
  /** Durations that matter here, that nobody said, and that count as 0. */
  readonly unknown: readonly UnknownStartup[];
}

export type UnknownStartup = 'run' | 'postStart' | 'startup';

export interface StartupTimeline {
  /** Init entries in start order, then mains. */
  readonly containers: readonly ContainerStartup[];
  /** When the last sidecar or main is ready, and the pod with it. */
  readonly ready: number;
  /** The latest that the startup probes allow without a restart. A readiness probe has no limit of its own. */
  readonly latestReady: number;
}

/** The kubelet finds out that a container has ended when it lists the node's containers (PLEG, once a second). */
const AFTER_INIT_SECONDS = 1;
/** That a sidecar is started makes the kubelet look at the pod at once. */
const AFTER_SIDECAR_SECONDS = 0.5;
/** Mains are created one after the other in one look at the pod. */
const AFTER_MAIN_SECONDS = 0.3;

export interface StartupOptions {
  /** Gives the times with startup probes that wait as long as it takes, rather than never behind one that gives up. @default false */
  readonly patientProbes?: boolean;
}

/** When each container of a new pod starts, and what for. Images are taken to be on the node. */
export function startupOf(pod: PodView, { patientProbes = false }: StartupOptions = {}): StartupTimeline {
  const containers: ContainerStartup[] = [];
  let ready = 0;
  let latestReady = 0;
  let start = 0;
  let latestStart = 0;

  for (const container of [...pod.inits, ...pod.mains]) {
    const timing = timingOf(pod, container);
    const phase = container.kind === 'init' ? runPhase(start, timing) : gatePhase(start, container, timing, patientProbes);
    const latestStarted = Math.max(latestStart + phase.latestSeconds, phase.started);
    containers.push({
      name: container.name,
      kind: container.kind,
      start: toMillis(start),
      started: toMillis(phase.started),
      ...(phase.givesUpAt === undefined ? {} : { givesUpAt: toMillis(phase.givesUpAt) }),
      latestStarted: toMillis(latestStarted),
      unknown: unknownOf(container, timing),
    });
    ready = Math.max(ready, phase.ready);
    latestReady = Math.max(latestReady, latestStarted, phase.ready);
    if (container.kind === 'main') {
      // a main waits for the hooks of those before it, not for their probes
      const holdSeconds = (timing.postStart?.seconds ?? 0) + AFTER_MAIN_SECONDS;
      start += holdSeconds;
      latestStart += holdSeconds;
    } else {
      const gapSeconds = container.kind === 'init' ? AFTER_INIT_SECONDS : AFTER_SIDECAR_SECONDS;
      start = phase.started + gapSeconds;
      latestStart = latestStarted + gapSeconds;
    }
  }
  return { containers, ready: toMillis(ready), latestReady: toMillis(latestReady) };
}

interface Phase {
  readonly started: number;
  readonly givesUpAt?: number;
  /** Seconds after the start: the latest that the startup probe allows. */
  readonly latestSeconds: number;
  readonly ready: number;
}

function runPhase(start: number, { run }: Timing): Phase {
  const seconds = run?.seconds ?? 0;
  return { started: start + seconds, latestSeconds: seconds, ready: start + seconds };
}

function gatePhase(start: number, { spec }: ContainerView, { postStart, startup }: Timing, patientProbes: boolean): Phase {
  const upAt = start + (startup?.seconds ?? 0);
  const gate = gateOf(spec.startupProbe, start, postStart?.seconds ?? 0, upAt);
  const started = gate.givesUpAt === undefined || patientProbes ? gate.opens : Infinity;
  return {
    started,
    givesUpAt: gate.givesUpAt,
    latestSeconds: gate.latestSeconds,
    ready: readyAt(start, started, upAt, spec.readinessProbe),
  };
}

/** A readiness probe is tried once the container is started, and then on the grid of its period. */
function readyAt(start: number, started: number, upAt: number, probe: Probe | undefined): number {
  if (!probe) {
    return started;
  }
  const period = periodOf(probe);
  const allowed = start + (probe.initialDelaySeconds ?? 0);
  const first = allowed <= started && upAt <= started ? started : nextTick(Math.max(started, allowed, upAt), period);
  return first + Math.max((probe.successThreshold ?? 1) - 1, 0) * period;
}

function unknownOf({ kind, spec }: ContainerView, { run, postStart, startup }: Timing): UnknownStartup[] {
  if (kind === 'init') {
    return run ? [] : ['run'];
  }
  const isProbed = spec.startupProbe !== undefined || spec.readinessProbe !== undefined;
  return [...(postStart ? [] : ['postStart' as const]), ...(startup || !isProbed ? [] : ['startup' as const])];
}

function toMillis(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
