import { amounts, hasContainer, InjectablePod, InjectedContainer, Injection, InjectionCause, wholeNumber } from './injection';
import { broughtAlong, merge, mergeContainer } from './merge';
import { ContainerSpec, Resources } from '../manifest';

const INJECT = 'sidecar.istio.io/inject';
const REVISION = 'istio.io/rev';
const NATIVE = 'sidecar.istio.io/nativeSidecar';
const CONFIG = 'proxy.istio.io/config';
const STATUS_PORT = 'status.sidecar.istio.io/port';
const READINESS = 'readiness.status.sidecar.istio.io';

const CPU = 'sidecar.istio.io/proxyCPU';
const MEMORY = 'sidecar.istio.io/proxyMemory';
const CPU_LIMIT = 'sidecar.istio.io/proxyCPULimit';
const MEMORY_LIMIT = 'sidecar.istio.io/proxyMemoryLimit';

/** Whoever writes one of these expects the proxy, and has the namespace say so. */
const SETTINGS = [NATIVE, CONFIG, CPU, MEMORY, CPU_LIMIT, MEMORY_LIMIT];

/** From this minor on native sidecars are used without anybody asking, given nodes that are new enough (release notes of Istio 1.27). */
const NATIVE_BY_DEFAULT_SINCE = 27;

const PROXY = 'istio-proxy';
const PROXY_USER = 1337;

/** https://github.com/istio/istio: pkg/kube/inject, manifests/charts/istio-control/istio-discovery/files/injection-template.yaml */
export function istioInjection(pod: InjectablePod): Injection | undefined {
  const cause = causeOf(pod);
  // the injector never touches pods in the network of the node, and marks those that it has been at
  if (!cause || pod.spec.hostNetwork || pod.annotations['sidecar.istio.io/status'] !== undefined || !usesSidecarTemplate(pod)) {
    return undefined;
  }
  const own = broughtAlong(pod, PROXY);
  if (!own && hasContainer(pod, PROXY)) {
    return undefined;
  }
  const { native, nativeBy } = nativeOf(pod);
  return {
    mesh: 'istio',
    title: 'Istio',
    cause,
    proxy: PROXY,
    proxyUser: PROXY_USER,
    native,
    nativeBy,
    nativeSetting: NATIVE,
    ...(own ? { replaces: PROXY } : {}),
    ...containersOf(pod, native, own),
  };
}

function causeOf({ labels, annotations, namespace }: InjectablePod): InjectionCause | undefined {
  const wanted = labels[INJECT] ?? annotations[INJECT];
  if (wanted === 'false' || namespace?.labels?.['istio-injection'] === 'disabled') {
    return undefined;
  }
  if (wanted === 'true') {
    return { kind: labels[INJECT] === undefined ? 'annotation' : 'label', key: INJECT };
  }
  if (labels[REVISION] !== undefined) {
    return { kind: 'label', key: REVISION };
  }
  if (namespace?.labels?.['istio-injection'] === 'enabled') {
    return { kind: 'namespace', key: 'istio-injection' };
  }
  if (namespace?.labels?.[REVISION] !== undefined) {
    return { kind: 'namespace', key: REVISION };
  }
  const setting = SETTINGS.find((key) => annotations[key] !== undefined);
  return setting === undefined ? undefined : { kind: 'annotation', key: setting };
}

/** Gateways and gRPC without a proxy have templates of their own, which add no sidecar. */
function usesSidecarTemplate({ annotations }: InjectablePod): boolean {
  const templates = annotations['inject.istio.io/templates'];
  return templates === undefined || templates.split(',').some((name) => name.trim() === 'sidecar');
}

function nativeOf({ labels, annotations, namespace }: InjectablePod): Pick<Injection, 'native' | 'nativeBy'> {
  const asked = annotations[NATIVE];
  if (asked === 'true' || asked === 'false') {
    return { native: asked === 'true', nativeBy: 'setting' };
  }
  const minor = minorOf(labels[REVISION] ?? namespace?.labels?.[REVISION]);
  return minor !== undefined && minor < NATIVE_BY_DEFAULT_SINCE ? { native: false, nativeBy: 'version' } : { native: true, nativeBy: 'default' };
}

/** Revisions are named after the version, by custom: `1-24-3`. */
function minorOf(revision: string | undefined): number | undefined {
  const match = revision === undefined ? null : /(?:^|-)1-(\d{1,3})(?:-|$)/.exec(revision);
  return match ? Number(match[1]) : undefined;
}

function containersOf(pod: InjectablePod, native: boolean, own: ContainerSpec = {}): Pick<Injection, 'first' | 'last'> {
  const resources = merge(resourcesOf(pod), own.resources);
  const image = imageOf(pod);
  const redirection: InjectedContainer[] = pod.annotations['sidecar.istio.io/interceptionMode'] === 'NONE' ? [] : [{
    kind: 'init',
    spec: { name: usesCni(pod) ? 'istio-validation' : 'istio-init', image, args: ['istio-iptables', '-p', '15001', '-z', '15006', '-u', String(PROXY_USER)], resources },
  }];
  const holds = !native && holdsApplication(pod);
  const proxy: InjectedContainer = { kind: native ? 'sidecar' : 'main', spec: mergeContainer(proxySpec(pod, native, holds, image, resources), own) };
  if (native) {
    return { first: [...redirection, proxy], last: [] };
  }
  // other init containers are to have a network: the redirection comes after them
  return holds ? { first: [proxy], last: redirection } : { first: [], last: [...redirection, proxy] };
}

/** With Multus the plugin is one of the pod's networks; in any other cluster the pod does not show it. */
function usesCni({ annotations }: InjectablePod): boolean {
  return annotations['k8s.v1.cni.cncf.io/networks']?.includes('istio-cni') ?? false;
}

function proxySpec(pod: InjectablePod, native: boolean, holds: boolean, image: string, resources: Resources): ContainerSpec {
  const { annotations } = pod;
  const statusPort = annotations[STATUS_PORT] ?? '15020';
  const ready = { httpGet: { path: '/healthz/ready', port: 15021 }, timeoutSeconds: 3 };
  const probes = statusPort === '0' ? {} : {
    startupProbe: { ...ready, periodSeconds: 1, failureThreshold: 600 },
    readinessProbe: {
      ...ready,
      initialDelaySeconds: wholeNumber(annotations[`${READINESS}/initialDelaySeconds`]) ?? 0,
      periodSeconds: wholeNumber(annotations[`${READINESS}/periodSeconds`]) ?? 15,
      failureThreshold: wholeNumber(annotations[`${READINESS}/failureThreshold`]) ?? 4,
    },
  };
  return {
    name: PROXY,
    image,
    args: ['proxy', 'sidecar'],
    ...(annotations[CONFIG] === undefined ? {} : { env: [{ name: 'PROXY_CONFIG', value: annotations[CONFIG] }] }),
    ports: [{ containerPort: 15090, name: 'http-envoy-prom', protocol: 'TCP' }],
    resources,
    ...probes,
    ...(native ? { restartPolicy: 'Always', lifecycle: { preStop: agent('request', `--debug-port=${statusPort}`, 'POST', 'drain') } } : {}),
    ...(holds ? { lifecycle: { postStart: agent('wait') } } : {}),
  };
}

function agent(...args: string[]) {
  return { exec: { command: ['pilot-agent', ...args] } };
}

function imageOf({ annotations }: InjectablePod): string {
  const image = annotations['sidecar.istio.io/proxyImage'] ?? 'proxyv2';
  return image.includes('/') ? image : `docker.io/istio/${image}`;
}

/** One annotation is enough to lose all of the mesh's own values. */
function resourcesOf({ annotations }: InjectablePod): Resources {
  const requests = amounts({ cpu: annotations[CPU], memory: annotations[MEMORY] });
  const limits = amounts({ cpu: annotations[CPU_LIMIT], memory: annotations[MEMORY_LIMIT] });
  return requests || limits
    ? { ...(requests ? { requests } : {}), ...(limits ? { limits } : {}) }
    : { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } };
}

/** The annotation is YAML or JSON; this is all that matters of it here. */
function holdsApplication({ annotations }: InjectablePod): boolean {
  return /["']?holdApplicationUntilProxyStarts["']?\s*:\s*true\b/.test(annotations[CONFIG] ?? '');
}
