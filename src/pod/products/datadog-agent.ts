import { isTrue, Launch } from './launch';
import { portOr } from './ports';
import { Listener, Product } from './product';

/** https://docs.datadoghq.com/containers/docker/ */
export const datadogAgent: Product = {
  id: 'datadog-agent',
  title: 'Datadog Agent',
  role: 'telemetry',
  images: ['datadog/agent', 'datadoghq/agent', 'datadog/docker-dd-agent'],
  programs: ['agent', 'entrypoint.sh'],

  runsForEver: (launch) => launch.program === undefined || launch.words.includes('run') ? true : undefined,
  listening: (launch) => ({ complete: false, ports: ports(launch) }),
  user: () => ({ root: true }),
  shell: () => true,
};

function ports(launch: Launch): Listener[] {
  const address = isTrue(launch.env('DD_DOGSTATSD_NON_LOCAL_TRAFFIC')) ? 'any' : 'loopback';
  const health = launch.env('DD_HEALTH_PORT');
  return [
    { port: portOr(launch.env('DD_DOGSTATSD_PORT'), 8125), protocol: 'UDP', address, purpose: 'service' },
    ...health ? [{ port: portOr(health, 5555), protocol: 'TCP', address: 'any', purpose: 'health' } as const] : [],
  ];
}
