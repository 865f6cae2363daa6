import { parseAddress } from './ports';
import { Listener, Product } from './product';

/** https://github.com/brancz/kube-rbac-proxy */
export const kubeRbacProxy: Product = {
  id: 'kube-rbac-proxy',
  title: 'kube-rbac-proxy',
  role: 'ingress-proxy',
  images: ['kube-rbac-proxy'],
  programs: ['kube-rbac-proxy'],

  runsForEver: () => true,
  listening: (launch) => ({
    complete: launch.flag('config-file') === undefined,
    ports: [
      launch.flag('secure-listen-address'), launch.flag('insecure-listen-address'), launch.flag('proxy-endpoints-port')?.replace(/^/, ':'),
    ].flatMap((text): Listener[] => {
      const at = parseAddress(text);
      return at ? [{ ...at, protocol: 'TCP', purpose: 'service' }] : [];
    }),
  }),
  user: () => ({ root: false, uid: 65532 }),
  shell: () => false,
  drainSeconds: () => 1,
};
