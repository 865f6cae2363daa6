import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { addressRanges } from './address-ranges';
import { InjectedProxy } from './injected-proxy';
import { IstioProxyOptions } from './istio-proxy-options';
import { KnownVersions, parseMeshVersion } from './mesh-version';
import { portList } from './port-range';
import { isMore, proxyResources, ProxyResources } from './proxy-resources';
import { wholeSeconds } from '../seconds';

const VERSIONS: KnownVersions = { title: 'Istio', major: 1, oldestMinor: 19, newestMinor: 31 };
const NEWEST = '1.30';

/** From here on a pod can ask for a native sidecar by itself (release notes of Istio 1.24). */
const NATIVE_ANNOTATION_SINCE = 24;

const NAME = 'istio-proxy';
const TRAFFIC = 'traffic.sidecar.istio.io';

/** Sets the labels and annotations that Istio's injector reads, on the pod template. */
export function istioProxy(scope: Construct, id: string, options: IstioProxyOptions): InjectedProxy {
  const version = parseMeshVersion(options.version ?? NEWEST, VERSIONS);
  const native = options.native ?? true;
  if (native && version.minor < NATIVE_ANNOTATION_SINCE) {
    throw new Error(`a pod cannot ask for a native proxy before Istio 1.${NATIVE_ANNOTATION_SINCE}, got 'version' "${options.version}"; ` +
      "upgrade Istio, or set 'native' to false");
  }
  const config = native ? nativeConfig(options) : classicConfig(options);
  const annotations: Record<string, string | undefined> = {
    // older versions do not read it, but whoever checks the manifest does
    'sidecar.istio.io/nativeSidecar': String(native),
    'sidecar.istio.io/rewriteAppHTTPProbers': String(options.rewriteProbes ?? true),
    'proxy.istio.io/config': config,
    [`${TRAFFIC}/excludeOutboundPorts`]: options.excludeOutboundPorts && portList('excludeOutboundPorts', options.excludeOutboundPorts),
    [`${TRAFFIC}/includeOutboundPorts`]: options.includeOutboundPorts && portList('includeOutboundPorts', options.includeOutboundPorts),
    [`${TRAFFIC}/excludeInboundPorts`]: options.excludeInboundPorts && portList('excludeInboundPorts', options.excludeInboundPorts),
    [`${TRAFFIC}/includeInboundPorts`]: options.includeInboundPorts && portList('includeInboundPorts', options.includeInboundPorts),
    [`${TRAFFIC}/excludeOutboundIPRanges`]: options.excludeOutboundIpRanges && addressRanges('excludeOutboundIpRanges', options.excludeOutboundIpRanges),
    [`${TRAFFIC}/includeOutboundIPRanges`]: options.includeOutboundIpRanges && addressRanges('includeOutboundIpRanges', options.includeOutboundIpRanges),
    ...resourceAnnotations(options),
  };
  const proxy = InjectedProxy._of(scope, id, 'Istio', NAME, native);
  if (options.revision === undefined) {
    proxy._host.label('sidecar.istio.io/inject', 'true');
  } else {
    proxy._host.label('istio.io/rev', options.revision);
  }
  for (const [key, value] of Object.entries(annotations)) {
    if (value !== undefined) {
      proxy._host.annotate(key, value);
    }
  }
  return proxy;
}

function nativeConfig({ holdApplicationUntilProxyStarts, terminationDrainDuration }: IstioProxyOptions): undefined {
  if (holdApplicationUntilProxyStarts !== undefined) {
    throw new Error(`'holdApplicationUntilProxyStarts' has no effect on a native proxy, got ${holdApplicationUntilProxyStarts}; ` +
      'leave it out: everything starts after a native proxy in any case');
  }
  if (terminationDrainDuration !== undefined) {
    throw new Error(`'terminationDrainDuration' has no effect on a native proxy, got ${terminationDrainDuration.toSeconds({ integral: false })}s; ` +
      'leave it out: a native proxy drains until the app has gone. Give the app a preStop hook that waits instead');
  }
  return undefined;
}

function classicConfig({ holdApplicationUntilProxyStarts = true, terminationDrainDuration = Duration.seconds(5) }: IstioProxyOptions): string {
  const seconds = wholeSeconds(terminationDrainDuration, "'terminationDrainDuration'");
  return JSON.stringify({ holdApplicationUntilProxyStarts, terminationDrainDuration: `${seconds}s` });
}

const DEFAULTS: Required<ProxyResources> = { cpuRequest: '100m', cpuLimit: '2', memoryRequest: '128Mi', memoryLimit: '1Gi' };

function resourceAnnotations({ resources }: IstioProxyOptions): Record<string, string> {
  if (!resources) {
    return {};
  }
  const given = proxyResources(NAME, resources);
  const cpu = complete(given.cpuRequest, given.cpuLimit, DEFAULTS.cpuRequest, DEFAULTS.cpuLimit);
  const memory = complete(given.memoryRequest, given.memoryLimit, DEFAULTS.memoryRequest, DEFAULTS.memoryLimit);
  return {
    'sidecar.istio.io/proxyCPU': cpu.request,
    'sidecar.istio.io/proxyCPULimit': cpu.limit,
    'sidecar.istio.io/proxyMemory': memory.request,
    'sidecar.istio.io/proxyMemoryLimit': memory.limit,
  };
}

/** Istio's own value for what is left out, as far as it fits what is given. */
function complete(request: string | undefined, limit: string | undefined, defaultRequest: string, defaultLimit: string) {
  const fitting = request ?? (isMore(defaultRequest, limit) ? limit! : defaultRequest);
  return { request: fitting, limit: limit ?? (isMore(fitting, defaultLimit) ? fitting : defaultLimit) };
}
