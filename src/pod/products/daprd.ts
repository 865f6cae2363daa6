import { Launch } from './launch';
import { isLoopback, portOr } from './ports';
import { Listener, Product } from './product';

/** https://docs.dapr.io/reference/arguments-annotations-overview/ */
export const daprd: Product = {
  id: 'daprd',
  title: 'Dapr',
  role: 'runtime',
  images: ['daprd', 'dapr/dapr'],
  programs: ['daprd'],

  runsForEver: (launch) => launch.isOn('version', 'build-info') ? false : launch.image.name === 'daprd' || launch.words.some((word) => word.endsWith('daprd')) ? true : undefined,
  listening: (launch) => ({ complete: !launch.hidesEnvironment, ports: ports(launch) }),
  user: () => ({ root: false, uid: 65532 }),
  shell: () => false,
  drainSeconds: () => 1,
  drainSetting: 'annotation dapr.io/graceful-shutdown-seconds',
  longestDrainSeconds: (launch) => {
    const seconds = portOr(launch.flag('dapr-graceful-shutdown-seconds'), 5);
    return seconds < 0 ? 5 : seconds;
  },
  // "/v1.0/healthz" waits for the app's port, which waits for this probe
  startupProbe: () => ({ httpGet: { path: '/v1.0/healthz/outbound', port: 3501 }, periodSeconds: 1, failureThreshold: 60 }),
};

function ports(launch: Launch): Listener[] {
  const addresses = (launch.flag('dapr-listen-addresses') ?? '').split(',');
  const address = addresses[0] !== '' && addresses.every((a) => isLoopback(a.trim())) ? 'loopback' : 'any';
  return [
    { port: portOr(launch.flag('dapr-http-port'), 3500), protocol: 'TCP', address, purpose: 'service' },
    { port: portOr(launch.flag('dapr-grpc-port'), 50001), protocol: 'TCP', address, purpose: 'service' },
    { port: portOr(launch.flag('dapr-internal-grpc-port'), 50002), protocol: 'TCP', address: 'any', purpose: 'service' },
    { port: portOr(launch.flag('dapr-public-port'), 3501), protocol: 'TCP', address: 'any', purpose: 'health' },
    ...launch.isOn('enable-metrics') === false ? []
      : [{ port: portOr(launch.flag('metrics-port'), 9090), protocol: 'TCP' as const, address: 'any' as const, purpose: 'metrics' as const }],
  ];
}
