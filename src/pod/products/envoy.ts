import { Product } from './product';

/** https://www.envoyproxy.io/docs/envoy/latest/operations/: every port is the bootstrap configuration's. */
export const envoy: Product = {
  id: 'envoy',
  title: 'Envoy',
  role: 'mesh-proxy',
  images: ['envoyproxy/envoy', 'envoyproxy/envoy-distroless', 'envoyproxy/envoy-contrib', 'envoyproxy/envoy-alpine'],
  programs: ['envoy', 'docker-entrypoint.sh'],

  runsForEver: (launch) => launch.flag('mode') === 'validate' || launch.isOn('version', 'help') ? false : true,
  listening: () => ({ complete: false, ports: [] }),
  user: ({ image }) => isDistroless(image) ? { root: false, uid: 65532 } : undefined,
  shell: ({ image }) => !isDistroless(image),

  // SIGTERM closes the listeners without a drain
  drainSeconds: () => 1,
  startupProbe: () => ({ httpGet: { path: '/ready', port: 9901 }, periodSeconds: 1, failureThreshold: 60 }),
  startupProbeNeeds: 'an admin listener on 0.0.0.0:9901 in the bootstrap configuration',
};

function isDistroless(image: { readonly name: string; readonly tag?: string }): boolean {
  return image.name.includes('distroless') || (image.tag?.includes('distroless') ?? false);
}
