import { amounts, hasContainer, InjectablePod, Injection, wholeNumber } from './injection';
import { ContainerSpec } from '../manifest';

const ENABLED = 'dapr.io/enabled';
const NATIVE = 'dapr.io/enable-native-sidecar';
const GRACE = 'dapr.io/graceful-shutdown-seconds';

const DAPRD = 'daprd';

/** The user of the image. */
const USER = 65532;

/** https://github.com/dapr/dapr: pkg/injector/patcher. What it adds stands behind the pod's own containers of the same list. */
export function daprInjection(pod: InjectablePod): Injection | undefined {
  const { annotations } = pod;
  if (!isOn(annotations[ENABLED]) || hasContainer(pod, DAPRD)) {
    return undefined;
  }
  const native = isOn(annotations[NATIVE]);
  return {
    mesh: 'dapr',
    title: 'Dapr',
    cause: { kind: 'annotation', key: ENABLED },
    proxy: DAPRD,
    proxyUser: USER,
    native,
    nativeBy: annotations[NATIVE] === undefined ? 'default' : 'setting',
    nativeSetting: NATIVE,
    drainSetting: GRACE,
    first: [],
    last: [{ kind: native ? 'sidecar' : 'main', spec: daprd(pod, native) }],
  };
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && /^(1|t|true|y|yes|on)$/i.test(value.trim());
}

/** It has no startup probe on purpose: with an app port, it waits for the app, which would wait for it. */
function daprd(pod: InjectablePod, native: boolean): ContainerSpec {
  const { annotations } = pod;
  const resources = resourcesOf(pod);
  return {
    name: DAPRD,
    image: annotations['dapr.io/sidecar-image'] ?? 'daprio/daprd',
    args: argumentsOf(pod),
    ...(resources ? { resources } : {}),
    readinessProbe: { httpGet: { path: '/v1.0/healthz', port: 3501 }, initialDelaySeconds: 1, timeoutSeconds: 1, periodSeconds: 1, failureThreshold: 5 },
    livenessProbe: { tcpSocket: { port: 3501 }, initialDelaySeconds: 180, timeoutSeconds: 3, periodSeconds: 10, failureThreshold: 5 },
    ...(native ? { restartPolicy: 'Always' } : {}),
  };
}

function argumentsOf({ annotations }: InjectablePod): string[] {
  const port = (name: string, otherwise: number) => String(wholeNumber(annotations[`dapr.io/${name}`]) ?? otherwise);
  const appPort = wholeNumber(annotations['dapr.io/app-port']);
  return [
    '/daprd',
    '--dapr-http-port', '3500',
    '--dapr-grpc-port', port('grpc-port', 50001),
    '--dapr-internal-grpc-port', port('internal-grpc-port', 50002),
    '--dapr-listen-addresses', annotations['dapr.io/sidecar-listen-addresses'] ?? '[::1],127.0.0.1',
    '--dapr-public-port', '3501',
    '--dapr-graceful-shutdown-seconds', annotations[GRACE] ?? '-1',
    ...(appPort === undefined ? [] : ['--app-port', String(appPort)]),
    ...(annotations['dapr.io/enable-metrics'] !== undefined && !isOn(annotations['dapr.io/enable-metrics'])
      ? ['--enable-metrics=false'] : ['--metrics-port', port('metrics-port', 9090)]),
  ];
}

function resourcesOf({ annotations }: InjectablePod): ContainerSpec['resources'] {
  const of = (kind: 'request' | 'limit') => amounts({ cpu: annotations[`dapr.io/sidecar-cpu-${kind}`], memory: annotations[`dapr.io/sidecar-memory-${kind}`] });
  const requests = of('request');
  const limits = of('limit');
  return requests || limits ? { ...(requests ? { requests } : {}), ...(limits ? { limits } : {}) } : undefined;
}
