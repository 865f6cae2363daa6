import { lifecycleAnnotationOf } from './lifecycle-annotation';
import { Handler } from './manifest';
import { ContainerView, PodView } from './pod-view';
import { productOf } from './products/catalogue';
import { sleepOf } from './sleep-command';

/** A duration in seconds and where it is from. */
export interface Known {
  /** `Infinity` for what never ends by itself: a container that ignores SIGTERM, a hook that sleeps for ever. */
  readonly seconds: number;
  /** `manifest`: read from a hook. `annotation`: `cdk8s-sidecars/lifecycle`. `product`: what the known sidecar does. */
  readonly source: 'manifest' | 'annotation' | 'product';
}

/** How long the phases of a container's life take. An absent key is unknown: it is shown as such and counts as 0. */
export interface Timing {
  /** Of the preStop hook; 0 where there is none. */
  readonly preStop?: Known;
  /** Of the postStart hook; 0 where there is none. */
  readonly postStart?: Known;
  /** From SIGTERM to exit. */
  readonly drain?: Known;
  /** From the container's start until its startup probe would succeed. */
  readonly startup?: Known;
  /** How long a classic init container, or a main of a Job, runs. */
  readonly run?: Known;
}

/** What is known of a container's durations: the annotation first, then the manifest, then the product. */
export function timingOf(pod: PodView, container: ContainerView): Timing {
  let timing = TIMINGS.get(container);
  if (!timing) {
    const product = productOf(container);
    const said = lifecycleAnnotationOf(pod).expectations.get(container.name) ?? {};
    timing = {
      preStop: annotated(said.preStopSeconds) ?? hook(container.spec.lifecycle?.preStop),
      postStart: annotated(said.postStartSeconds) ?? hook(container.spec.lifecycle?.postStart),
      drain: annotated(said.drainSeconds) ?? ofProduct(product?.drainSeconds),
      startup: annotated(said.startupSeconds) ?? ofProduct(product?.product.startupSeconds),
      run: annotated(said.runSeconds) ?? commandRun(container),
    };
    TIMINGS.set(container, timing);
  }
  return timing;
}

// a view belongs to one pod, and never changes
const TIMINGS = new WeakMap<ContainerView, Timing>();

const NOTHING: Known = { seconds: 0, source: 'manifest' };

function annotated(seconds: number | 'never' | undefined): Known | undefined {
  return seconds === undefined ? undefined : { seconds: seconds === 'never' ? Infinity : seconds, source: 'annotation' };
}

function ofProduct(seconds: number | undefined): Known | undefined {
  return seconds === undefined ? undefined : { seconds, source: 'product' };
}

function hook(handler: Handler | undefined): Known | undefined {
  // the kubelet has no tcpSocket hook and fails it at once (pkg/kubelet/lifecycle/handlers.go)
  if (!handler || handler.tcpSocket) {
    return NOTHING;
  }
  const seconds = handler.sleep ? handler.sleep.seconds ?? 0 : sleepOf(handler.exec?.command)?.seconds;
  return seconds === undefined ? undefined : { seconds: Math.max(seconds, 0), source: 'manifest' };
}

/** Of a container that only sleeps; what any other command takes is unknown. */
function commandRun({ kind, spec }: ContainerView): Known | undefined {
  const sleep = kind === 'sidecar' || !spec.command ? undefined : sleepOf([...spec.command, ...spec.args ?? []]);
  return sleep?.only ? { seconds: sleep.seconds, source: 'manifest' } : undefined;
}
