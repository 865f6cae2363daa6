import { Product } from './product';

/** https://www.elastic.co/docs/reference/beats/filebeat: its HTTP endpoint, localhost:5066, is off by default. */
export const filebeat: Product = {
  id: 'filebeat',
  title: 'Filebeat',
  role: 'log-shipper',
  images: ['beats/filebeat', 'elastic/filebeat', 'beats/filebeat-oss'],
  programs: ['filebeat', 'docker-entrypoint'],

  runsForEver: (launch) => launch.isOn('once') || ['test', 'export', 'setup', 'version'].some((word) => launch.words.includes(word)) ? false : true,
  user: () => ({ root: false, uid: 1000 }),
  drainSeconds: () => 1,
};
