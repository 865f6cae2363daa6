import { Product } from './product';

/** https://docs.fluentd.org/container-deployment: ports are the configuration's. */
export const fluentd: Product = {
  id: 'fluentd',
  title: 'Fluentd',
  role: 'log-shipper',
  images: ['fluentd', 'fluentd-kubernetes-daemonset', 'fluentd-elasticsearch'],
  programs: ['fluentd', 'entrypoint.sh'],

  runsForEver: (launch) => launch.isOn('dry-run', 'version') ? false : true,
  shell: () => true,
};
