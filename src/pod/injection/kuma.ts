import { hasContainer, InjectablePod, Injection, InjectionCause } from './injection';
import { ContainerSpec } from '../manifest';

const INJECT = 'kuma.io/sidecar-injection';
const DRAIN = 'kuma.io/sidecar-drain-time';

const PROXY = 'kuma-sidecar';
const PROXY_USER = 5678;

/** https://github.com/kumahq/kuma: pkg/plugins/runtime/k8s/webhooks/injector, pkg/config/plugins/runtime/k8s */
export function kumaInjection(pod: InjectablePod): Injection | undefined {
  const cause = causeOf(pod);
  if (!cause || hasContainer(pod, PROXY)) {
    return undefined;
  }
  return {
    mesh: 'kuma',
    title: 'Kuma',
    cause,
    proxy: PROXY,
    proxyUser: PROXY_USER,
    // since 2.14; no annotation decides it, the control plane does
    native: true,
    nativeBy: 'version',
    nativeSetting: 'KUMA_EXPERIMENTAL_SIDECAR_CONTAINERS',
    drainSetting: DRAIN,
    first: [
      {
        kind: 'init',
        spec: {
          name: 'kuma-init',
          image: 'docker.io/kumahq/kuma-init',
          resources: { requests: { cpu: '20m', memory: '20M' }, limits: { cpu: '100m', memory: '50M' } },
        },
      },
      { kind: 'sidecar', spec: proxySpec(pod) },
    ],
    last: [],
  };
}

function causeOf({ labels, annotations, namespace }: InjectablePod): InjectionCause | undefined {
  const own = labels[INJECT] ?? annotations[INJECT];
  if (own !== undefined) {
    return isOn(own) ? { kind: labels[INJECT] === undefined ? 'annotation' : 'label', key: INJECT } : undefined;
  }
  return isOn(namespace?.labels?.[INJECT]) || isOn(namespace?.annotations?.[INJECT]) ? { kind: 'namespace', key: INJECT } : undefined;
}

function isOn(value: string | undefined): boolean {
  return value === 'enabled' || value === 'true';
}

function proxySpec({ annotations }: InjectablePod): ContainerSpec {
  const ready = { httpGet: { path: '/ready', port: 9901 }, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 12 };
  return {
    name: PROXY,
    image: 'docker.io/kumahq/kuma-dp',
    args: ['run'],
    env: [{ name: 'KUMA_DATAPLANE_DRAIN_TIME', value: annotations[DRAIN] ?? '30s' }],
    restartPolicy: 'Always',
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '512Mi' } },
    startupProbe: { ...ready, initialDelaySeconds: 1 },
    readinessProbe: { ...ready, initialDelaySeconds: 1 },
    livenessProbe: { ...ready, initialDelaySeconds: 60 },
    lifecycle: { preStop: { exec: { command: ['killall', '-USR2', 'kuma-dp'] } } },
  };
}
