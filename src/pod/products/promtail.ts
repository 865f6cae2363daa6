import { Product } from './product';

/** https://grafana.com/docs/loki/latest/send-data/promtail/: the port is the configuration's. */
export const promtail: Product = {
  id: 'promtail',
  title: 'Promtail',
  role: 'log-shipper',
  images: ['grafana/promtail'],
  programs: ['promtail'],

  runsForEver: (launch) => launch.isOn('dry-run', 'version', 'check-syntax') ? false : true,
  user: () => ({ root: true }),
  drainSeconds: () => 1,
};
