import { Product } from './product';

/** https://github.com/kiwigrid/k8s-sidecar */
export const k8sSidecar: Product = {
  id: 'k8s-sidecar',
  title: 'k8s-sidecar',
  role: 'config-reloader',
  images: ['k8s-sidecar'],
  programs: ['python', 'python3', 'sidecar.py'],

  // METHOD=LIST collects once and ends; the default watches
  runsForEver: (launch) => launch.hasEnv('METHOD') ? launch.env('METHOD') === undefined ? undefined : launch.env('METHOD') !== 'LIST'
    : launch.hidesEnvironment ? undefined : true,
  user: () => ({ root: false, uid: 65534 }),
  shell: () => true,
  drainSeconds: () => 1,
};
