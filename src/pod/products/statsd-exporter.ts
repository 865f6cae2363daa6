import { parseAddress } from './ports';
import { Product } from './product';

/** https://github.com/prometheus/statsd_exporter */
export const statsdExporter: Product = {
  id: 'statsd-exporter',
  title: 'StatsD exporter',
  role: 'telemetry',
  images: ['statsd-exporter'],
  programs: ['statsd_exporter'],

  runsForEver: (launch) => launch.isOn('version', 'check-config') ? false : true,
  listening: (launch) => {
    const at = (flag: string, port: number) => parseAddress(launch.flag(flag)) ?? { port, address: 'any' as const };
    return {
      complete: true,
      ports: [
        { ...at('web.listen-address', 9102), protocol: 'TCP', purpose: 'metrics' },
        { ...at('statsd.listen-tcp', 9125), protocol: 'TCP', purpose: 'service' },
        { ...at('statsd.listen-udp', 9125), protocol: 'UDP', purpose: 'service' },
      ],
    };
  },
  user: () => ({ root: false, uid: 65534 }),
  drainSeconds: () => 1,
  startupProbe: () => ({ httpGet: { path: '/-/ready', port: 9102 }, periodSeconds: 1, failureThreshold: 30 }),
};
