import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { addressRanges } from './address-ranges';
import { InjectedProxy } from './injected-proxy';
import { LinkerdProxyOptions } from './linkerd-proxy-options';
import { KnownVersions, MeshVersion, parseMeshVersion } from './mesh-version';
import { rangeList } from './port-range';
import { proxyResources } from './proxy-resources';
import { RenderedPod } from '../../host/rendered-pod';
import { readPod } from '../../pod/read-pod';
import { GRACE_MARGIN_SECONDS, graceInForce, NOTICE_SECONDS, shutdownOf } from '../../pod/shutdown';
import { wholeSeconds } from '../seconds';
import { SynthChecks } from '../synth-checks';

const VERSIONS: KnownVersions = { title: 'Linkerd', major: 2, oldestMinor: 14, newestMinor: 20 };
const NEWEST = '2.20';
const NATIVE_SINCE = 15;

const NAME = 'linkerd-proxy';
const GRACE = 'config.linkerd.io/shutdown-grace-period';

/** Between the end of the longest drain and that of the grace period, where nothing is known of the other containers. */
const MARGIN_SECONDS = 5;

/** The mesh's own limit. */
const LONGEST_DRAIN_SECONDS = 120;

/** Of Linkerd's values-ha.yaml. */
const RESOURCES: kplus.ContainerResources = {
  cpu: { request: kplus.Cpu.millis(100) },
  memory: { request: Size.mebibytes(20), limit: Size.mebibytes(250) },
};

/** Sets the annotations that Linkerd's injector reads, on the pod template. */
export function linkerdProxy(scope: Construct, id: string, options: LinkerdProxyOptions): InjectedProxy {
  const version = parseMeshVersion(options.version ?? NEWEST, VERSIONS);
  const native = options.native ?? true;
  if (native && version.minor < NATIVE_SINCE) {
    throw new Error(`there are no native proxies before Linkerd 2.${NATIVE_SINCE}, got 'version' "${options.version}"; upgrade Linkerd, or set 'native' to false`);
  }
  const resources = proxyResources(NAME, options.resources ?? RESOURCES);
  const annotations: Record<string, string | undefined> = {
    'linkerd.io/inject': 'enabled',
    ...Object.fromEntries(nativeAnnotations(version).map((key) => [key, String(native)])),
    'config.linkerd.io/proxy-cpu-request': resources.cpuRequest,
    'config.linkerd.io/proxy-cpu-limit': resources.cpuLimit,
    'config.linkerd.io/proxy-memory-request': resources.memoryRequest,
    'config.linkerd.io/proxy-memory-limit': resources.memoryLimit,
    'config.linkerd.io/skip-inbound-ports': options.skipInboundPorts && rangeList('skipInboundPorts', options.skipInboundPorts),
    'config.linkerd.io/skip-outbound-ports': options.skipOutboundPorts && rangeList('skipOutboundPorts', options.skipOutboundPorts),
    'config.linkerd.io/skip-subnets': options.skipSubnets && addressRanges('skipSubnets', options.skipSubnets),
    'config.linkerd.io/opaque-ports': options.opaquePorts && rangeList('opaquePorts', options.opaquePorts),
    'config.linkerd.io/proxy-await': options.awaitProxy === false ? 'disabled' : undefined,
    'config.alpha.linkerd.io/proxy-wait-before-exit-seconds': waitBeforeExit(native, options.waitBeforeExit),
  };
  const drain = options.shutdownGracePeriod && wholeSeconds(options.shutdownGracePeriod, "'shutdownGracePeriod'");
  const proxy = InjectedProxy._of(scope, id, 'Linkerd', NAME, native);
  for (const [key, value] of Object.entries(annotations)) {
    if (value !== undefined) {
      proxy._host.annotate(key, value);
    }
  }
  proxy._host.amendHooks((pod) => limitDrain(pod, proxy, drain));
  return proxy;
}

/** Versions ignore names that they do not know. Before 2.15 none is read, but whoever checks the manifest reads the oldest. */
function nativeAnnotations({ minor }: MeshVersion): string[] {
  const name = 'linkerd.io/proxy-enable-native-sidecar';
  if (minor >= 20) {
    return [`config.${name}`];
  }
  if (minor === 19) {
    return [`config.beta.${name}`, `config.alpha.${name}`];
  }
  return [`config.alpha.${name}`];
}

function waitBeforeExit(native: boolean, wait: Duration | undefined): string | undefined {
  if (native && wait !== undefined) {
    throw new Error(`'waitBeforeExit' has no effect on a native proxy, got ${wait.toSeconds({ integral: false })}s; ` +
      'leave it out: a native proxy is stopped after the app in any case');
  }
  return wait && String(wholeSeconds(wait, "'waitBeforeExit'"));
}

/** Lets the proxy finish before the grace period does, whatever has to stop before it. */
function limitDrain(pod: RenderedPod, proxy: InjectedProxy, given: number | undefined): void {
  const view = readPod(pod.finish(), SynthChecks.of(proxy).versionFor(proxy))!;
  const grace = graceInForce(view);
  if (given !== undefined && given >= grace) {
    pod.errors.push(`container "${NAME}" may drain for longer than the pod has, got 'shutdownGracePeriod' ${given}s and terminationGracePeriodSeconds ${grace}; ` +
      `set 'shutdownGracePeriod' to at most ${Math.max(grace - MARGIN_SECONDS, 1)}s, or raise the grace period`);
  }
  const stopped = shutdownOf(view).containers.find(({ name }) => name === NAME);
  const left = Math.floor(grace - GRACE_MARGIN_SECONDS - ((stopped?.sigterm ?? NOTICE_SECONDS) - NOTICE_SECONDS));
  const fitting = Math.min(left, grace - MARGIN_SECONDS, LONGEST_DRAIN_SECONDS);
  pod.annotate(GRACE, `${given ?? Math.max(fitting, 1)}s`);
}
