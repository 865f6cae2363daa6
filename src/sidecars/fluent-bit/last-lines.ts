import { RenderedPod, set } from '../../host/rendered-pod';
import { formatKubernetesVersion, KubernetesVersion } from '../../pod/kubernetes-version';
import { PodView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { imageFacts } from '../../pod/products/image-facts';
import { readPod } from '../../pod/read-pod';
import { timingOf } from '../../pod/timing';

/** The first minor version whose kubelets can sleep in a hook by default (KEP-3960). */
const SLEEP_HOOK_MINOR = 30;

/**
 * Makes Fluent Bit read on until the main containers have gone and a settle time has passed. On SIGTERM it stops reading at
 * once (https://github.com/fluent/fluent-bit/issues/6400), and a sidecar gets SIGTERM when its own preStop hook and all
 * main containers have ended. Hooks start with the termination of the pod, or when the mains of a Job have ended.
 *
 * @param debugImage an image with `sleep` in it, to run where the kubelet cannot sleep; undefined where the user chose the image
 * @param otherWay what else the user can do, for messages
 */
export function readLastLines(
  pod: RenderedPod, sidecar: string, settle: number, version: KubernetesVersion, debugImage?: string, otherWay = 'give a \'drainSidecar\'',
): void {
  const container = pod.container(sidecar);
  const view = readPod(pod.finish(), version);
  if (!container || !view) {
    return;
  }
  const { seconds, unknown } = mainsShutdown(view);
  if (unknown.length > 0 && !view.runsToCompletion) {
    pod.warnings.push(`container "${sidecar}" reads on for ${seconds + settle}s after the start of a termination, ` +
      `but how long ${names(unknown)} may write is unknown, got no duration; ` +
      `say it with PodLifecycle.expect() ('preStop', 'drain'), or ${otherWay}`);
  }
  const needed = Math.ceil(seconds) + settle;
  if (needed === 0) {
    return;
  }
  if (version.minor >= SLEEP_HOOK_MINOR) {
    setPreStop(container, { sleep: { seconds: needed } });
  } else {
    sleepInTheContainer(pod, container, needed, version, debugImage, otherWay);
  }
}

/** The kubelets of old versions can only run a command of the image. */
function sleepInTheContainer(
  pod: RenderedPod, container: any, seconds: number, version: KubernetesVersion, debugImage: string | undefined, otherWay: string,
): void {
  const old = `got Kubernetes ${formatKubernetesVersion(version)}, whose hooks cannot sleep by themselves`;
  const hasSleep = productOf({ spec: { ...container } })?.shell ?? imageFacts(container).shell;
  if (!hasSleep && debugImage === undefined) {
    pod.warnings.push(`container "${container.name}" stops reading as soon as the main containers have ended, ${old}, ` +
      `and image "${container.image}" without a program that does; ${otherWay}, or a debug image`);
    return;
  }
  if (debugImage !== undefined) {
    container.image = debugImage;
    pod.warnings.push(`container "${container.name}" runs a debug image, ${old}; give a 'drainSidecar' to run the plain image`);
  }
  setPreStop(container, { exec: { command: ['sleep', `${seconds}`] } });
}

function setPreStop(container: any, preStop: object): void {
  set(set(container, 'lifecycle', { ...container.lifecycle }), 'preStop', preStop);
}

/** The longest that a main takes from the start of the termination to its end, as far as anybody knows. Of one that never ends, a rule speaks. */
function mainsShutdown(view: PodView): { readonly seconds: number; readonly unknown: readonly string[] } {
  const timings = view.mains.map((main) => ({ name: main.name, ...timingOf(view, main) }));
  return {
    seconds: Math.max(0, ...timings.map(({ preStop, drain }) => (preStop?.seconds ?? 0) + (drain?.seconds ?? 0)).filter(Number.isFinite)),
    unknown: timings.filter(({ preStop, drain }) => !preStop || !drain).map(({ name }) => name),
  };
}

function names(containers: readonly string[]): string {
  return `${containers.length > 1 ? 'containers' : 'container'} ${containers.map((name) => `"${name}"`).join(', ')}`;
}
