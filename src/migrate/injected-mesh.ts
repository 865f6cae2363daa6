import { DraftPod, nativeRule } from './draft-pod';
import { Injection, InjectorName } from '../pod/injection/injection';

const ISTIO_CONFIG = 'proxy.istio.io/config';
const ISTIO_INJECT = 'sidecar.istio.io/inject';
const ISTIO_NATIVE = 'sidecar.istio.io/nativeSidecar';
const ISTIO_TEMPLATES = 'inject.istio.io/templates';
const LINKERD_WAIT = 'config.alpha.linkerd.io/proxy-wait-before-exit-seconds';
/** Read by every Linkerd since 2.15. The name without "alpha" is known from 2.20 on, where native is the default. */
const LINKERD_NATIVE = 'config.alpha.linkerd.io/proxy-enable-native-sidecar';

/** The version from which a mesh can be asked for a native proxy. */
const SINCE: Readonly<Record<InjectorName, string>> = { istio: '1.24', linkerd: '2.15', consul: '1.9', kuma: '2.7', dapr: '1.18' };

/** What shows in a container's commands that it deals with the proxy of a mesh. */
const TRACES: Readonly<Record<InjectorName, RegExp>> = {
  istio: /:150(?:00|20|21)\b|\b(?:scuttle|pilot-agent|envoy)\b/,
  linkerd: /:4191\b|\blinkerd-await\b|\blinkerd2?-proxy\b/,
  consul: /:20600\b|\bconsul-dataplane\b/,
  kuma: /:9901\b|\bkuma-dp\b/,
  dapr: /\bv1\.0\/shutdown\b/,
};

/**
 * Asks the mesh for a native proxy where the pod shows that it suffers from the other kind: it is a Job's, or it works
 * around the order of start and end. Proxies that an injector will add are no containers of the manifest.
 */
export function askForNativeProxy(pod: DraftPod): void {
  for (const injection of pod.before.injections) {
    if (injection.nativeBy !== 'setting' && (pod.before.runsToCompletion || worksAround(pod, injection))) {
      // a default depends on the version of the mesh, and what is taken out must not
      const setting = injection.mesh === 'linkerd' ? LINKERD_NATIVE : injection.nativeSetting;
      pod.annotate(setting, 'true');
      pod.changed(nativeRule(pod), `${pod.metadataField}.annotations[${setting}]`, `${injection.title}, from ${SINCE[injection.mesh]} on, injects its proxy as a native sidecar`);
    }
  }
  if (holdsApplication(pod)) {
    dropHold(pod);
  }
  if (pod.annotations?.[LINKERD_WAIT] !== undefined && isNative(pod, 'linkerd')) {
    pod.removeAnnotation(LINKERD_WAIT);
    pod.changed('native-sidecars-need-no-stop-scripts', `${pod.metadataField}.annotations[${LINKERD_WAIT}]`,
      'proxy-wait-before-exit-seconds goes: a native proxy is stopped after the app in any case');
  }
}

function worksAround(pod: DraftPod, { mesh }: Injection): boolean {
  const annotations = pod.annotations ?? {};
  return (mesh === 'istio' && holdsApplication(pod)) || (mesh === 'linkerd' && annotations[LINKERD_WAIT] !== undefined)
    || pod.mains.some((main) => TRACES[mesh].test([...main.command ?? [], ...main.args ?? [], JSON.stringify(main.lifecycle ?? {})].join(' ')));
}

function isNative(pod: DraftPod, mesh: InjectorName): boolean {
  return pod.view.injections.some((injection) => injection.mesh === mesh && injection.native);
}

function holdsApplication(pod: DraftPod): boolean {
  const isOut = (pod.before.metadata.labels?.[ISTIO_INJECT] ?? pod.annotations?.[ISTIO_INJECT]) === 'false' || pod.annotations?.[ISTIO_NATIVE] === 'false';
  return !isOut && /holdApplicationUntilProxyStarts["']?\s*:\s*["']?true/.test(pod.annotations?.[ISTIO_CONFIG] ?? '');
}

/** `holdApplicationUntilProxyStarts` is without effect on a native proxy. */
function dropHold(pod: DraftPod): void {
  const field = `${pod.metadataField}.annotations[${ISTIO_CONFIG}]`;
  const template = pod.annotations![ISTIO_TEMPLATES];
  if (template !== undefined && template !== 'sidecar') {
    pod.leave(field, `keeps holdApplicationUntilProxyStarts: whether Istio's injection template "${template}" makes a native sidecar is not known`);
    return;
  }
  if (!isNative(pod, 'istio')) {
    // the namespace, which is not in the input, has it injected
    pod.annotate(ISTIO_NATIVE, 'true');
    pod.changed(nativeRule(pod), `${pod.metadataField}.annotations[${ISTIO_NATIVE}]`, `Istio, from ${SINCE.istio} on, injects its proxy as a native sidecar`);
  }
  const text = pod.annotations![ISTIO_CONFIG];
  const rest = withoutHold(text);
  if (rest === text) {
    pod.leave(field, 'keeps holdApplicationUntilProxyStarts, which a native proxy does not need: it is not on a line of its own');
    return;
  }
  if (/^(?:|---|\{\})$/.test(rest.trim())) {
    pod.removeAnnotation(ISTIO_CONFIG);
  } else {
    pod.annotations![ISTIO_CONFIG] = rest;
  }
  pod.changed('native-sidecars-need-no-stop-scripts', field, 'holdApplicationUntilProxyStarts goes: the app starts after a native proxy in any case');
}

function withoutHold(text: string): string {
  if (!text.trimStart().startsWith('{')) {
    return text.replace(/^[ \t]*holdApplicationUntilProxyStarts:[^\n]*(?:\n|$)/m, '');
  }
  try {
    const { holdApplicationUntilProxyStarts: _, ...rest } = JSON.parse(text);
    return JSON.stringify(rest);
  } catch {
    return text;
  }
}
