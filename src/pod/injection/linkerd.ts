import { amounts, hasContainer, InjectablePod, InjectedContainer, Injection, InjectionCause, wholeNumber } from './injection';
import { ContainerSpec, Resources } from '../manifest';

const INJECT = 'linkerd.io/inject';

const GENERAL = 'config.linkerd.io/proxy-enable-native-sidecar';
const BETA = 'config.beta.linkerd.io/proxy-enable-native-sidecar';
const ALPHA = 'config.alpha.linkerd.io/proxy-enable-native-sidecar';
const NATIVE_SETTINGS = [GENERAL, BETA, ALPHA];

/** From this minor on the proxy is a native sidecar without anybody asking. */
const NATIVE_BY_DEFAULT_SINCE = 20;

const PROXY = 'linkerd-proxy';
const PROXY_USER = 2102;
const DEFAULT_PORTS = { inbound: 4143, outbound: 4140, admin: 4191, control: 4190 };

/** https://github.com/linkerd/linkerd2: pkg/inject, charts/partials/templates/_proxy.tpl, charts/patch/templates/patch.json */
export function linkerdInjection(pod: InjectablePod): Injection | undefined {
  const cause = causeOf(pod);
  if (!cause || pod.spec.hostNetwork || hasContainer(pod, PROXY)) {
    return undefined;
  }
  const { native, nativeBy, nativeSetting } = nativeOf(pod);
  return {
    mesh: 'linkerd',
    title: 'Linkerd',
    cause,
    proxy: PROXY,
    proxyUser: PROXY_USER,
    native,
    nativeBy,
    nativeSetting,
    drainSetting: 'config.linkerd.io/shutdown-grace-period',
    ...containersOf(pod, native),
  };
}

function causeOf({ annotations, namespace }: InjectablePod): InjectionCause | undefined {
  const own = annotations[INJECT];
  if (own !== undefined) {
    return isOn(own) ? { kind: 'annotation', key: INJECT } : undefined;
  }
  if (isOn(namespace?.annotations?.[INJECT])) {
    return { kind: 'namespace', key: INJECT };
  }
  const setting = namespace?.annotations?.[INJECT] === undefined ? NATIVE_SETTINGS.find((key) => annotations[key] !== undefined) : undefined;
  return setting === undefined ? undefined : { kind: 'annotation', key: setting };
}

function isOn(value: string | undefined): boolean {
  return value === 'enabled' || value === 'ingress';
}

/** Annotations of the namespace are defaults for those of its pods. */
function settingOf({ annotations, namespace }: InjectablePod, name: string): string | undefined {
  const key = `config.linkerd.io/${name}`;
  return annotations[key] ?? namespace?.annotations?.[key];
}

function nativeOf({ annotations, namespace }: InjectablePod): Pick<Injection, 'native' | 'nativeBy' | 'nativeSetting'> {
  const minor = minorOf(annotations['config.linkerd.io/proxy-version']);
  const names = settingsOf(minor);
  for (const nativeSetting of names) {
    const asked = annotations[nativeSetting] ?? namespace?.annotations?.[nativeSetting];
    if (asked === 'true' || asked === 'false') {
      return { native: asked === 'true', nativeBy: 'setting', nativeSetting };
    }
  }
  return minor !== undefined && minor < NATIVE_BY_DEFAULT_SINCE
    ? { native: false, nativeBy: 'version', nativeSetting: names[0] }
    : { native: true, nativeBy: 'default', nativeSetting: names[0] };
}

/** A version reads the older names as well; the first that is given counts (pkg/inject/inject.go). */
function settingsOf(minor: number | undefined): readonly string[] {
  if (minor === undefined || minor >= NATIVE_BY_DEFAULT_SINCE) {
    return NATIVE_SETTINGS;
  }
  return minor === 19 ? [BETA, ALPHA] : [ALPHA];
}

function minorOf(version: string | undefined): number | undefined {
  const match = version === undefined ? null : /(?:^|-|v)2\.(\d{1,3})(?:\.|$)/.exec(version);
  return match ? Number(match[1]) : undefined;
}

function containersOf(pod: InjectablePod, native: boolean): Pick<Injection, 'first' | 'last'> {
  const resources = resourcesOf(pod);
  const image = settingOf(pod, 'proxy-image') ?? 'cr.l5d.io/linkerd/proxy';
  const redirection: InjectedContainer = {
    kind: 'init',
    spec: { name: 'linkerd-init', image, command: ['/usr/lib/linkerd/linkerd2-proxy-init'], ...(resources ? { resources } : {}) },
  };
  const awaits = settingOf(pod, 'proxy-await') !== 'disabled';
  const proxy: InjectedContainer = { kind: native ? 'sidecar' : 'main', spec: proxySpec(pod, native, awaits, image, resources) };
  const debug = debugContainer(pod);
  if (native) {
    return { first: [redirection, proxy], last: debug };
  }
  return awaits ? { first: [proxy], last: [redirection, ...debug] } : { first: [], last: [redirection, ...debug, proxy] };
}

function debugContainer(pod: InjectablePod): InjectedContainer[] {
  return settingOf(pod, 'enable-debug-sidecar') === 'true'
    ? [{ kind: 'main', spec: { name: 'linkerd-debug', image: 'cr.l5d.io/linkerd/debug', readinessProbe: { exec: { command: ['true'] } } } }]
    : [];
}

function proxySpec(pod: InjectablePod, native: boolean, awaits: boolean, image: string, resources: Resources | undefined): ContainerSpec {
  const ports = portsOf(pod);
  const ready = { httpGet: { path: '/ready', port: ports.admin } };
  const lifecycle = native ? undefined : lifecycleOf(pod, awaits);
  return {
    name: PROXY,
    image,
    env: environmentOf(pod, ports),
    ports: [{ containerPort: ports.inbound, name: 'linkerd-proxy' }, { containerPort: ports.admin, name: 'linkerd-admin' }],
    ...(resources ? { resources } : {}),
    ...(native && awaits ? { startupProbe: { ...ready, periodSeconds: 1, failureThreshold: 120 } } : {}),
    readinessProbe: { ...ready, initialDelaySeconds: 2, timeoutSeconds: 1 },
    livenessProbe: { httpGet: { path: '/live', port: ports.admin }, initialDelaySeconds: 10, timeoutSeconds: 1 },
    ...(native ? { restartPolicy: 'Always' } : {}),
    ...(lifecycle ? { lifecycle } : {}),
  };
}

function lifecycleOf({ annotations, namespace }: InjectablePod, awaits: boolean): ContainerSpec['lifecycle'] {
  const key = 'config.alpha.linkerd.io/proxy-wait-before-exit-seconds';
  const wait = wholeNumber(annotations[key] ?? namespace?.annotations?.[key]);
  return awaits || wait ? {
    ...(awaits ? { postStart: { exec: { command: ['/usr/lib/linkerd/linkerd-await', '--timeout=2m'] } } } : {}),
    ...(wait ? { preStop: { exec: { command: ['/bin/sleep', String(wait)] } } } : {}),
  } : undefined;
}

function portsOf(pod: InjectablePod): typeof DEFAULT_PORTS {
  return {
    inbound: wholeNumber(settingOf(pod, 'inbound-port')) ?? DEFAULT_PORTS.inbound,
    outbound: wholeNumber(settingOf(pod, 'outbound-port')) ?? DEFAULT_PORTS.outbound,
    admin: wholeNumber(settingOf(pod, 'admin-port')) ?? DEFAULT_PORTS.admin,
    control: wholeNumber(settingOf(pod, 'control-port')) ?? DEFAULT_PORTS.control,
  };
}

function environmentOf(pod: InjectablePod, { inbound, outbound, admin, control }: typeof DEFAULT_PORTS): ContainerSpec['env'] {
  const grace = settingOf(pod, 'shutdown-grace-period');
  return [
    ...(grace === undefined ? [] : [{ name: 'LINKERD2_PROXY_SHUTDOWN_GRACE_PERIOD', value: grace }]),
    { name: 'LINKERD2_PROXY_CONTROL_LISTEN_ADDR', value: `0.0.0.0:${control}` },
    { name: 'LINKERD2_PROXY_ADMIN_LISTEN_ADDR', value: `0.0.0.0:${admin}` },
    { name: 'LINKERD2_PROXY_OUTBOUND_LISTEN_ADDR', value: `127.0.0.1:${outbound}` },
    { name: 'LINKERD2_PROXY_INBOUND_LISTEN_ADDR', value: `0.0.0.0:${inbound}` },
  ];
}

function resourcesOf(pod: InjectablePod): Resources | undefined {
  const of = (kind: 'request' | 'limit') => amounts({
    'cpu': settingOf(pod, `proxy-cpu-${kind}`),
    'memory': settingOf(pod, `proxy-memory-${kind}`),
    'ephemeral-storage': settingOf(pod, `proxy-ephemeral-storage-${kind}`),
  });
  const requests = of('request');
  const limits = of('limit');
  return requests || limits ? { ...(requests ? { requests } : {}), ...(limits ? { limits } : {}) } : undefined;
}
