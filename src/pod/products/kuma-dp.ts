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
    ports: [{ port: portOr(launch.env('KUMA_READINESS_PORT'), 9902), protocol: 'TCP', address: 'any', purpose: 'health', paths: ['/ready'] }],
  }),
  user: () => ({ root: false, uid: 5678 }),
  drainSetting: 'KUMA_DATAPLANE_DRAIN_TIME',
  longestDrainSeconds: (launch) => goSeconds(launch.env('KUMA_DATAPLANE_DRAIN_TIME')) ?? 30,
};
