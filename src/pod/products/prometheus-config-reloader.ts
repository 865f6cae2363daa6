import { goSeconds, parseAddress } from './ports';
import { Product } from './product';

/** https://github.com/prometheus-operator/prometheus-operator/tree/main/cmd/prometheus-config-reloader */
export const prometheusConfigReloader: Product = {
  id: 'prometheus-config-reloader',
  title: 'Prometheus config reloader',
  role: 'config-reloader',
  images: ['prometheus-config-reloader'],
  programs: ['prometheus-config-reloader'],

  // --watch-interval=0: once, as an init container
  runsForEver: (launch) => goSeconds(launch.flag('watch-interval')) === 0 || launch.isOn('version') ? false : true,
  listening: (launch) => ({
    complete: true,
    ports: [{ ...(parseAddress(launch.flag('listen-address')) ?? { port: 8080, address: 'any' }), protocol: 'TCP', purpose: 'health' }],
  }),
  user: () => ({ root: false, uid: 65534 }),
  drainSeconds: () => 1,
};
