import { portOr } from './ports';
import { Listener, Product } from './product';

/** https://developer.hashicorp.com/consul/docs/reference/cli/consul-dataplane */
export const consulDataplane: Product = {
  id: 'consul-dataplane',
  title: 'Consul dataplane',
  role: 'mesh-proxy',
  images: ['consul-dataplane', 'consul-dataplane-fips'],
  programs: ['consul-dataplane'],

  runsForEver: (launch) => launch.isOn('check-proxy-health', 'version') ? false : true,

  listening: (launch) => {
    const ports: Listener[] = [{ port: 20000, protocol: 'TCP', address: 'any', purpose: 'service' }];
    const ready = launch.flag('envoy-ready-bind-port');
    if (ready) {
      ports.push({ port: portOr(ready, 21000), protocol: 'TCP', address: 'any', purpose: 'health', paths: ['/ready'] });
    }
    if (launch.isOn('graceful-shutdown-path', 'shutdown-drain-listeners') !== undefined) {
      ports.push({ port: portOr(launch.flag('graceful-port'), 20600), protocol: 'TCP', address: 'any', purpose: 'admin' });
    }
    return { complete: false, ports };
  },

  // pkg/dataplane/lifecycle.go: with lifecycle management the whole grace period is waited for, whatever is open
  drainSeconds: (launch) => seconds(launch.flag('shutdown-grace-period-seconds')),
  drainSetting: '-shutdown-grace-period-seconds',
  longestDrainSeconds: (launch) => seconds(launch.flag('shutdown-grace-period-seconds')),

  startupProbe: () => ({
    exec: { command: ['/usr/local/bin/consul-dataplane', '-check-proxy-health'] }, initialDelaySeconds: 1, periodSeconds: 1, timeoutSeconds: 5, failureThreshold: 30,
  }),
};

function seconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
