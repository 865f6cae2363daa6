import { Launch } from './launch';
import { goSeconds, portOr } from './ports';
import { Product } from './product';

/** https://kuma.io/docs/: app/kuma-dp, data plane on Kubernetes */
export const kumaDp: Product = {
  id: 'kuma-dp',
  title: 'Kuma data plane',
  role: 'mesh-proxy',
  images: ['kuma-dp'],
  programs: ['kuma-dp'],

  runsForEver: (launch) => launch.words.includes('version') ? false : true,
  listening: (launch) => ({
    complete: false,
    ports: [
      { port: portOr(launch.env('KUMA_READINESS_PORT'), 9902), protocol: 'TCP', address: 'any', purpose: 'health', paths: ['/ready'] },
      { port: portOr(launch.env('KUMA_DATAPLANE_ADMIN_PORT'), 9901), protocol: 'TCP', address: 'any', purpose: 'admin' },
    ],
  }),
  user: () => ({ root: false, uid: 5678 }),
  drainSetting: 'KUMA_DATAPLANE_DRAIN_TIME',
  drainSeconds: (launch, native) => native && isDrainedBefore(launch) ? 1 : drainTime(launch),
  longestDrainSeconds: (launch) => isDrainedBefore(launch) ? undefined : drainTime(launch),
};

/** app/kuma-dp/cmd/run.go: USR2 drains for good, and SIGTERM ends it at once then; else SIGTERM drains, for as long as is set. */
function isDrainedBefore(launch: Launch): boolean {
  return launch.spec.lifecycle?.preStop?.exec?.command?.includes('-USR2') ?? false;
}

function drainTime(launch: Launch): number {
  return goSeconds(launch.env('KUMA_DATAPLANE_DRAIN_TIME')) ?? 30;
}
