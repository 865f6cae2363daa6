import { Workaround } from './workaround';
import { DraftContainer, DraftPod } from '../draft-pod';
import { Native } from '../natives';

interface Wrapper {
  /** Base name of the program in front of the app's command. */
  readonly program: RegExp;
  /** Whether the app's command follows a `--`; otherwise it follows at once. */
  readonly dashes: boolean;
  /** Settings of the wrapper. */
  readonly env?: RegExp;
  /** Whether one of the native sidecars makes it superfluous. */
  isCovered(natives: readonly Native[], words: readonly string[]): boolean;
}

const hasMesh = (port: number) => (natives: readonly Native[]) => natives.some((native) => native.listensOn(port));

const WRAPPERS: readonly Wrapper[] = [
  { program: /^linkerd-await$/, dashes: true, env: /^LINKERD_(AWAIT_)?DISABLED$/, isCovered: hasMesh(4191) },
  {
    program: /^(scuttle|envoy-preflight)$/,
    dashes: false,
    env: /^(ENVOY_ADMIN_API|ISTIO_QUIT_API|NEVER_KILL_ISTIO(_ON_FAILURE)?|START_WITHOUT_ENVOY|WAIT_FOR_ENVOY_TIMEOUT|GENERIC_QUIT_ENDPOINTS|QUIT_WITHOUT_ENVOY_TIMEOUT|SCUTTLE_LOGGING)$/,
    isCovered: hasMesh(15000),
  },
  { program: /^kubexit$/, dashes: false, env: /^KUBEXIT_/, isCovered: (natives) => natives.length > 0 },
  {
    program: /^wait-for-it(\.sh)?$/,
    dashes: true,
    isCovered: (natives, words) => {
      const port = /^(?:localhost|127\.0\.0\.1):(\d+)$/.exec(words.find((word) => word.includes(':')) ?? '')?.[1];
      return port !== undefined && natives.some((native) => native.gated && native.listensOn(Number(port)));
    },
  },
];

/** A program in front of the app's command that waits for a sidecar and ends it when the app has ended. */
export const appWrapper: Workaround = { remove: (pod, natives) => removeWrappers(pod, pod.mains, natives) };

/** A program in front of a sidecar's command that ends it when the app has ended. */
export const sidecarWrapper: Workaround = { remove: (pod, natives) => removeWrappers(pod, pod.sidecars, natives) };

function removeWrappers(pod: DraftPod, containers: readonly DraftContainer[], natives: readonly Native[]): void {
  for (const container of containers) {
    const program = baseName(container.command?.[0]);
    const wrapper = WRAPPERS.find((w) => w.program.test(program));
    if (!wrapper) {
      continue;
    }
    const field = `${pod.was(container.name!).field}.command`;
    const words = [...container.command!, ...container.args ?? []];
    const length = wrapper.dashes ? words.indexOf('--') + 1 : 1;
    if (length === 0 || length === words.length || !wrapper.isCovered(natives, words)) {
      pod.leave(field, `keeps ${program} in front of its command: no native sidecar of this pod makes it superfluous for sure`, container.name);
      continue;
    }
    unwrap(container, length);
    removeEnv(container, wrapper.env);
    pod.changed('native-sidecars-need-no-stop-scripts', field,
      `runs without ${program}: the kubelet starts sidecars before the app and stops them after it`, container.name);
  }
}

function unwrap(container: DraftContainer, length: number): void {
  container.command!.splice(0, length);
  if (container.command!.length === 0) {
    // arguments alone would go to the entrypoint of the image
    container.command = container.args!.splice(0, 1);
    if (container.args!.length === 0) {
      delete container.args;
    }
  }
}

export function removeEnv(container: DraftContainer, names: RegExp | undefined): string[] {
  const gone = names ? container.env?.filter((variable) => names.test(variable.name ?? '')) ?? [] : [];
  if (gone.length > 0) {
    gone.forEach((variable) => container.env!.splice(container.env!.indexOf(variable), 1));
    if (container.env!.length === 0) {
      delete container.env;
    }
  }
  return gone.map((variable) => variable.name!);
}

function baseName(path: string | undefined): string {
  return path?.slice(path.lastIndexOf('/') + 1) ?? '';
}
