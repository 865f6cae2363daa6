/** A running container as the kubelet stops it. Seconds; `Infinity` for what never ends. */
export interface StoppingContainer {
  readonly sidecar: boolean;
  readonly preStop: number;
  /** From SIGTERM to exit. */
  readonly drain: number;
}

export interface StoppedContainer {
  readonly preStopEnd: number;
  readonly sigterm: number;
  readonly exit: number;
  readonly killed: boolean;
  readonly hookCut: boolean;
  readonly outOfTurn: boolean;
}

/** However little grace is left, a container has this long between SIGTERM and SIGKILL (minimumGracePeriodInSeconds). */
const LEAST_BUDGET_SECONDS = 2;

/**
 * Stops a pod's containers as the kubelet does (pkg/kubelet/kuberuntime: killContainer, terminationOrdering): all hooks
 * at once; mains get SIGTERM as their hook ends; a sidecar waits for every main and for the sidecar declared next. One grace
 * covers hook, wait and drain, and whoever has used it up is stopped at once.
 *
 * @param containers sidecars in declaration order, and mains
 * @param grace whole seconds, at least 1
 * @param ordered false for a kubelet that stops all containers at once
 */
export function stop(containers: readonly StoppingContainer[], grace: number, ordered: boolean): StoppedContainer[] {
  const stopped: StoppedContainer[] = new Array(containers.length);
  let mainsEnd = 0;
  containers.forEach((container, i) => {
    if (!container.sidecar) {
      stopped[i] = stopOne(container, grace, 0);
      mainsEnd = Math.max(mainsEnd, stopped[i].exit);
    }
  });
  let turn = mainsEnd;
  for (let i = containers.length - 1; i >= 0; i--) {
    if (containers[i].sidecar) {
      stopped[i] = stopOne(containers[i], grace, ordered ? turn : 0);
      turn = Math.max(mainsEnd, stopped[i].exit);
    }
  }
  return stopped;
}

/**
 * The grace in which every hook finishes, the order is kept and nobody is killed: a sidecar can go as soon as its own
 * hook is done and whoever it waits for has gone.
 */
export function requiredSeconds(containers: readonly StoppingContainer[], ordered: boolean): number {
  let end = 0;
  for (const main of containers) {
    if (!main.sidecar || !ordered) {
      end = Math.max(end, main.preStop + main.drain);
    }
  }
  for (let i = containers.length - 1; ordered && i >= 0; i--) {
    const { sidecar, preStop, drain } = containers[i];
    if (sidecar) {
      end = Math.max(end, preStop) + drain;
    }
  }
  return end;
}

function stopOne({ preStop, drain }: StoppingContainer, grace: number, turn: number): StoppedContainer {
  const preStopEnd = Math.min(preStop, grace);
  const afterHook = grace - wholeSeconds(preStopEnd);
  const outOfTurn = turn > preStopEnd + afterHook;
  const sigterm = outOfTurn ? preStopEnd + afterHook : Math.max(turn, preStopEnd);
  const budget = Math.max(afterHook - wholeSeconds(sigterm - preStopEnd), LEAST_BUDGET_SECONDS);
  return {
    preStopEnd,
    sigterm,
    exit: sigterm + Math.min(drain, budget),
    killed: drain >= budget,
    hookCut: preStop >= grace,
    outOfTurn,
  };
}

/** The kubelet subtracts whole seconds only, which favours the container; its clock is never early, as a sum of decimals may be. */
function wholeSeconds(seconds: number): number {
  return Math.floor(seconds + 1e-6);
}
