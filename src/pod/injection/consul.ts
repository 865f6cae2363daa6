import { amounts, hasContainer, InjectablePod, Injection, wholeNumber } from './injection';
import { ContainerSpec, Resources } from '../manifest';

const PREFIX = 'consul.hashicorp.com';
const INJECT = `${PREFIX}/connect-inject`;
const NATIVE = `${PREFIX}/enable-consul-dataplane-as-sidecar`;
const DRAIN = `${PREFIX}/sidecar-proxy-lifecycle-shutdown-grace-period-seconds`;
const LIFECYCLE = `${PREFIX}/enable-sidecar-proxy-lifecycle`;

const PROXY = 'consul-dataplane';
const PROXY_USER = 5995;

/** https://github.com/hashicorp/consul-k8s: control-plane/connect-inject/webhook, charts/consul/values.yaml */
export function consulInjection(pod: InjectablePod): Injection | undefined {
  if (!isTrue(pod.annotations[INJECT]) || hasContainer(pod, PROXY)) {
    return undefined;
  }
  const native = isTrue(pod.annotations[NATIVE]);
  const init = { kind: 'init' as const, spec: { name: 'consul-connect-inject-init', image: 'hashicorp/consul-k8s-control-plane' } };
  const proxy = { kind: native ? 'sidecar' as const : 'main' as const, spec: proxySpec(pod, native) };
  return {
    mesh: 'consul',
    title: 'Consul',
    cause: { kind: 'annotation', key: INJECT },
    proxy: PROXY,
    proxyUser: PROXY_USER,
    native,
    nativeBy: pod.annotations[NATIVE] === undefined ? 'default' : 'setting',
    nativeSetting: NATIVE,
    drainSetting: DRAIN,
    first: native ? [init, proxy] : [],
    last: native ? [] : [init, proxy],
  };
}

function proxySpec({ annotations }: InjectablePod, native: boolean): ContainerSpec {
  return {
    name: PROXY,
    image: 'hashicorp/consul-dataplane',
    args: ['-graceful-port=20600', ...(annotations[LIFECYCLE] === 'false' ? [] : [
      '-shutdown-drain-listeners',
      `-shutdown-grace-period-seconds=${wholeNumber(annotations[DRAIN]) ?? 30}`,
    ])],
    readinessProbe: { tcpSocket: { port: 20000 }, initialDelaySeconds: 1 },
    ...resourcesOf(annotations),
    ...(native ? {
      restartPolicy: 'Always',
      startupProbe: {
        exec: { command: ['/usr/local/bin/consul-dataplane', '-check-proxy-health'] },
        initialDelaySeconds: 1,
        periodSeconds: 1,
        timeoutSeconds: 5,
        failureThreshold: 10,
      },
    } : {}),
  };
}

function resourcesOf(annotations: Readonly<Record<string, string>>): { readonly resources?: Resources } {
  const requests = amounts({ cpu: annotations[`${PREFIX}/sidecar-proxy-cpu-request`], memory: annotations[`${PREFIX}/sidecar-proxy-memory-request`] });
  const limits = amounts({ cpu: annotations[`${PREFIX}/sidecar-proxy-cpu-limit`], memory: annotations[`${PREFIX}/sidecar-proxy-memory-limit`] });
  return requests || limits ? { resources: { ...(requests ? { requests } : {}), ...(limits ? { limits } : {}) } } : {};
}

/** As Go's strconv.ParseBool. */
function isTrue(text: string | undefined): boolean {
  return text !== undefined && /^(1|t|T|TRUE|true|True)$/.test(text);
}
