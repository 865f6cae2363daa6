import { StoppingContainer } from '../../src/pod/shutdown-order';

export interface SimulatedStop {
  readonly sigterm: number;
  readonly exit: number;
  readonly killed: boolean;
}

/** A channel that is closed once, and the routines that wait for it. */
class Done {
  closed = false;
  readonly waiting: (() => void)[] = [];
}

/** Virtual time: timers run in order, so that routines meet as the kubelet's goroutines do. */
class Clock {
  now = 0;
  private timers: { at: number; run: () => void }[] = [];

  after(seconds: number, run: () => void): void {
    if (Number.isFinite(seconds)) {
      this.timers.push({ at: this.now + seconds, run });
    }
  }

  run(): void {
    while (this.timers.length > 0) {
      const next = this.timers.reduce((a, b) => (b.at < a.at ? b : a));
      this.timers = this.timers.filter((timer) => timer !== next);
      this.now = next.at;
      next.run();
    }
  }
}

/** Kills a pod as a kubelet does, one routine a container: hook, turn, SIGTERM and, when the grace is used up, SIGKILL. */
export function killPod(containers: readonly StoppingContainer[], grace: number, ordered: boolean): SimulatedStop[] {
  const clock = new Clock();
  const done = containers.map(() => new Done());
  const stops: SimulatedStop[] = [];
  const isSidecar = (i: number) => containers[i].sidecar;
  const sidecarsAfter = (i: number) => containers.map((_, k) => k).filter((k) => isSidecar(k) && k > i);
  const prerequisites = (i: number) =>
    ordered && isSidecar(i) ? [...containers.keys()].filter((k) => !isSidecar(k)).concat(sidecarsAfter(i).slice(0, 1)) : [];

  containers.forEach(({ preStop, drain }, i) => {
    let left = grace;
    const signal = () => {
      const sigterm = clock.now;
      const budget = Math.max(left, 2);
      const end = (killed: boolean) => {
        if (stops[i] === undefined) {
          stops[i] = { sigterm, exit: clock.now, killed };
          done[i].closed = true;
          done[i].waiting.splice(0).forEach((wake) => wake());
        }
      };
      clock.after(budget, () => end(true));
      clock.after(drain, () => end(false));
    };
    const waitForTurn = () => {
      const since = clock.now;
      let over = false;
      const proceed = () => {
        if (!over) {
          over = true;
          left -= Math.floor(clock.now - since);
          signal();
        }
      };
      const look = () => {
        const open = prerequisites(i).find((k) => !done[k].closed);
        if (open === undefined) {
          proceed();
        } else {
          done[open].waiting.push(look);
        }
      };
      if (left > 0) {
        clock.after(left, proceed);
        look();
      } else {
        signal();
      }
    };
    clock.after(Math.min(preStop, left), () => {
      left -= Math.floor(Math.min(preStop, left));
      waitForTurn();
    });
  });
  clock.run();
  return stops;
}
