import { parseAddress } from './ports';
import { Product } from './product';

/** https://grafana.com/docs/alloy/latest/reference/cli/run/ */
export const alloy: Product = {
  id: 'alloy',
  title: 'Grafana Alloy',
  role: 'telemetry',
  images: ['grafana/alloy'],
  programs: ['alloy'],

  runsForEver: (launch) => launch.words.length === 0 || launch.words.includes('run') ? true : undefined,
  listening: (launch) => {
    const at = parseAddress(launch.flag('server.http.listen-addr')) ?? (launch.spec.args || launch.spec.command ? { port: 12345, address: 'loopback' as const } : undefined);
    return {
      complete: false,
      ports: at ? [{ ...at, protocol: 'TCP', purpose: 'health', opensBy: `--server.http.listen-addr=0.0.0.0:${at.port}` }] : [],
    };
  },
  startupProbe: () => ({ httpGet: { path: '/-/ready', port: 12345 }, periodSeconds: 1, failureThreshold: 60 }),
  startupProbeNeeds: '--server.http.listen-addr=0.0.0.0:12345',
};
