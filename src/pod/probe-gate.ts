import { Probe } from './manifest';

/** When a container is started, as far as its postStart hook and startup probe decide. */
export interface Gate {
  /** When the startup probe succeeds, however often the container is killed before. */
  readonly opens: number;
  /** When the startup probe gives up and the container is killed, where that is before it would be up. */
  readonly givesUpAt?: number;
  /** Seconds after the container's start: the latest moment at which the probe can still succeed without a restart. */
  readonly latestSeconds: number;
}

/**
 * All probe clocks of a pod start with the kubelet's first look at it (pkg/kubelet/prober, AddPod), two to three
 * seconds before the first container runs. So a probe can succeed only on the grid of its period from there.
 */
const CLOCK_START = -2.5;

/** The prober sees a new container, or that its postStart hook is done, when the kubelet next looks at the pod. */
const NOTICE_SECONDS = 1;

/**
 * @param start of the container
 * @param hookSeconds that its postStart hook takes
 * @param upAt when the startup probe would succeed
 */
export function gateOf(probe: Probe | undefined, start: number, hookSeconds: number, upAt: number): Gate {
  if (!probe) {
    return { opens: start + hookSeconds, latestSeconds: hookSeconds };
  }
  const period = periodOf(probe);
  const quietSeconds = Math.max(hookSeconds + NOTICE_SECONDS, initialDelayOf(probe));
  const first = nextTick(start + quietSeconds, period);
  const last = first + (failureThresholdOf(probe) - 1) * period;
  const success = nextTick(Math.max(start + quietSeconds, upAt), period);
  return {
    opens: success,
    ...(success > last ? { givesUpAt: last } : {}),
    latestSeconds: quietSeconds + failureThresholdOf(probe) * period,
  };
}

/** The first moment from `time` on at which a probe of that period runs. */
export function nextTick(time: number, period: number): number {
  return CLOCK_START + Math.ceil((time - CLOCK_START) / period) * period;
}

/** With the API's default; 0 stands for it too. */
export function periodOf(probe: Probe): number {
  return Math.max(probe.periodSeconds || 10, 1);
}

/** With the API's default; 0 stands for it too. */
export function failureThresholdOf(probe: Probe): number {
  return Math.max(probe.failureThreshold || 3, 1);
}

/** A negative one, which the API server refuses, counts as none. */
export function initialDelayOf(probe: Probe): number {
  return Math.max(probe.initialDelaySeconds ?? 0, 0);
}
