import { goSeconds, parseAddress } from './ports';
import { Listener, Product } from './product';

/** https://linkerd.io/2/reference/proxy-configuration/ and tasks/graceful-shutdown/ */
export const linkerdProxy: Product = {
  id: 'linkerd-proxy',
  title: 'Linkerd proxy',
  role: 'mesh-proxy',
  images: ['linkerd/proxy'],
  programs: ['linkerd2-proxy-identity', 'linkerd2-proxy'],

  runsForEver: () => true,

  listening: (launch) => ({
    complete: true,
    ports: [
      listener(launch.env('LINKERD2_PROXY_INBOUND_LISTEN_ADDR'), 4143, 'any', 'service'),
      listener(launch.env('LINKERD2_PROXY_OUTBOUND_LISTEN_ADDR'), 4140, 'loopback', 'service'),
      listener(launch.env('LINKERD2_PROXY_CONTROL_LISTEN_ADDR'), 4190, 'any', 'admin'),
      { ...listener(launch.env('LINKERD2_PROXY_ADMIN_LISTEN_ADDR'), 4191, 'any', 'health') },
    ],
  }),

  user: () => ({ root: false, uid: 2102 }),
  // with nothing left to serve it ends at once; open connections are waited for up to the limit
  drainSeconds: () => 1,
  drainSetting: 'annotation config.linkerd.io/shutdown-grace-period',
  longestDrainSeconds: (launch) => goSeconds(launch.env('LINKERD2_PROXY_SHUTDOWN_GRACE_PERIOD')) ?? 120,

  startupProbe: () => ({ httpGet: { path: '/ready', port: 4191 }, periodSeconds: 1, failureThreshold: 120 }),
};

function listener(text: string | undefined, port: number, address: Listener['address'], purpose: Listener['purpose']): Listener {
  return { port, address, ...parseAddress(text), protocol: 'TCP', purpose };
}
