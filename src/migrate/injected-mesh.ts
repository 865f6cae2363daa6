import { DraftPod, nativeRule } from './draft-pod';
import { Native } from './natives';

const ISTIO_NATIVE = 'sidecar.istio.io/nativeSidecar';
const ISTIO_CONFIG = 'proxy.istio.io/config';
const ISTIO_TEMPLATES = 'inject.istio.io/templates';
const ISTIO_PORTS = [15000, 15020, 15021];

/** Every Linkerd since 2.15 reads the alpha name; from 2.20 on native is the default. */
const LINKERD_NATIVE = 'config.alpha.linkerd.io/proxy-enable-native-sidecar';
const LINKERD_NATIVE_NAMES = [LINKERD_NATIVE, 'config.beta.linkerd.io/proxy-enable-native-sidecar', 'config.linkerd.io/proxy-enable-native-sidecar'];
const LINKERD_WAIT = 'config.alpha.linkerd.io/proxy-wait-before-exit-seconds';

/**
 * Asks the mesh for a native proxy where the pod shows that it suffers from the other kind: it is a Job's, or it works
 * around the order of start and end. Proxies that an injector will add are no containers of the manifest.
 *
 * @returns the proxies that will be native
 */
export function askForNativeProxy(pod: DraftPod): Native[] {
  return [...istio(pod), ...linkerd(pod)];
}

function istio(pod: DraftPod): Native[] {
  const labels = pod.before.metadata.labels ?? {};
  const annotations = pod.annotations ?? {};
  const wanted = labels['sidecar.istio.io/inject'] ?? annotations['sidecar.istio.io/inject'];
  const holds = /holdApplicationUntilProxyStarts["']?\s*:\s*["']?true/.test(annotations[ISTIO_CONFIG] ?? '');
  if (wanted === 'false' || (wanted !== 'true' && !holds) || pod.find('istio-proxy')) {
    return [];
  }
  const template = annotations[ISTIO_TEMPLATES];
  if (template !== undefined && template !== 'sidecar') {
    if (holds) {
      pod.leave(`${pod.metadataField}.annotations[${ISTIO_CONFIG}]`,
        `keeps holdApplicationUntilProxyStarts: whether Istio's injection template "${template}" makes a native sidecar is not known`);
    }
    return [];
  }
  if (annotations[ISTIO_NATIVE] === undefined) {
    if (!pod.before.runsToCompletion && !holds && !worksAround(pod, /:150(?:00|20|21)\b|\b(?:scuttle|pilot-agent)\b/)) {
      return [];
    }
    pod.annotate(ISTIO_NATIVE, 'true');
    pod.changed(nativeRule(pod), `${pod.metadataField}.annotations[${ISTIO_NATIVE}]`, 'Istio, from 1.24 on, injects its proxy as a native sidecar');
  } else if (annotations[ISTIO_NATIVE] !== 'true') {
    return [];
  }
  if (holds) {
    dropHold(pod);
  }
  return [{ name: 'istio-proxy', gated: true, listensOn: (port) => ISTIO_PORTS.includes(port), provides: () => false, runs: (process) => /^(?:pilot-agent|envoy|istio-proxy)$/.test(process) }];
}

/** `holdApplicationUntilProxyStarts` is without effect on a native proxy. */
function dropHold(pod: DraftPod): void {
  const text = pod.annotations![ISTIO_CONFIG];
  const field = `${pod.metadataField}.annotations[${ISTIO_CONFIG}]`;
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

function linkerd(pod: DraftPod): Native[] {
  const annotations = pod.annotations ?? {};
  if (!['enabled', 'ingress'].includes(annotations['linkerd.io/inject']) || pod.find('linkerd-proxy')) {
    return [];
  }
  const given = LINKERD_NATIVE_NAMES.map((name) => annotations[name]).find((value) => value !== undefined);
  if (given === undefined) {
    if (!pod.before.runsToCompletion && annotations[LINKERD_WAIT] === undefined && !worksAround(pod, /:4191\b|\blinkerd-await\b/)) {
      return [];
    }
    pod.annotate(LINKERD_NATIVE, 'true');
    pod.changed(nativeRule(pod), `${pod.metadataField}.annotations[${LINKERD_NATIVE}]`, 'Linkerd, from 2.15 on, injects its proxy as a native sidecar');
  } else if (given !== 'true') {
    return [];
  }
  if (annotations[LINKERD_WAIT] !== undefined) {
    pod.removeAnnotation(LINKERD_WAIT);
    pod.changed('native-sidecars-need-no-stop-scripts', `${pod.metadataField}.annotations[${LINKERD_WAIT}]`,
      'proxy-wait-before-exit-seconds goes: a native proxy is stopped after the app in any case');
  }
  return [{ name: 'linkerd-proxy', gated: true, listensOn: (port) => port === 4191, provides: () => false, runs: (process) => /^linkerd2?-proxy$/.test(process) }];
}

function worksAround(pod: DraftPod, traces: RegExp): boolean {
  return pod.mains.some((main) => traces.test([...main.command ?? [], ...main.args ?? [], JSON.stringify(main.lifecycle ?? {})].join(' ')));
}
