import { isAtLeast } from './image-ref';
import { Launch } from './launch';
import { goSeconds, isLoopback, portOr } from './ports';
import { Listener, Product } from './product';

/** https://github.com/GoogleCloudPlatform/cloud-sql-proxy/tree/v1: `-instances=project:region:name=tcp:5432`. */
export const cloudSqlProxyV1: Product = {
  id: 'cloud-sql-proxy-v1',
  title: 'Cloud SQL Auth Proxy v1',
  role: 'connection-proxy',
  images: ['gce-proxy'],
  programs: ['cloud_sql_proxy'],

  runsForEver: (launch) => launch.isOn('version', 'help') ? false : true,
  listening: (launch) => ({
    complete: !launch.hidesEnvironment,
    ports: [...launch.isOn('use_http_health_check')
      ? [{ port: portOr(launch.flag('health_check_port'), 8090), protocol: 'TCP', address: 'any', purpose: 'health', paths: ['/startup', '/readiness', '/liveness'] } as const]
      : [], ...databasePorts(launch)],
    ...(launch.isOn('use_http_health_check') ? {} : { healthNeeds: '-use_http_health_check' }),
  }),
  user: ({ image }) => isAtLeast(image.version, 1, 16) ? { root: false, uid: 65532 } : undefined,
  shell: ({ image }) => /-(alpine|buster)$/.test(image.tag ?? '') || (isAtLeast(image.version, 1, 16) ? false : undefined),
  drainSeconds: () => 1,
  drainSetting: '-term_timeout',
  longestDrainSeconds: (launch) => goSeconds(launch.flag('term_timeout')) ?? 0,
  startupProbe: () => ({ httpGet: { path: '/startup', port: 8090 }, periodSeconds: 1, timeoutSeconds: 5, failureThreshold: 60 }),
  startupProbeNeeds: '-use_http_health_check',
};

function databasePorts(launch: Launch): Listener[] {
  return (launch.flag('instances') ?? launch.env('INSTANCES') ?? '').split(',').flatMap((instance) => {
    const match = /=tcp:(?:(.+):)?(\d{1,5})$/.exec(instance.trim());
    return match ? [{
      port: Number(match[2]), protocol: 'TCP', address: match[1] === undefined || isLoopback(match[1]) ? 'loopback' : 'any', purpose: 'service',
    } as const] : [];
  });
}
