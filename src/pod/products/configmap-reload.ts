import { parseAddress } from './ports';
import { Product } from './product';

/** https://github.com/jimmidyson/configmap-reload */
export const configmapReload: Product = {
  id: 'configmap-reload',
  title: 'configmap-reload',
  role: 'config-reloader',
  images: ['configmap-reload'],
  programs: ['configmap-reload'],

  runsForEver: () => true,
  listening: (launch) => ({
    complete: true,
    ports: [{ ...(parseAddress(launch.flag('web.listen-address')) ?? { port: 9533, address: 'any' }), protocol: 'TCP', purpose: 'metrics' }],
  }),
  user: () => ({ root: false, uid: 65534 }),
  shell: () => false,
  drainSeconds: () => 1,
};
