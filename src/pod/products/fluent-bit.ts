import { isAtLeast } from './image-ref';
import { isTrue, Launch } from './launch';
import { portOr } from './ports';
import { Listener, Product } from './product';

/**
 * https://docs.fluentbit.io/manual/administration/monitoring and the Dockerfile of https://github.com/fluent/fluent-bit.
 * Its HTTP server is off until the configuration, which usually is in a ConfigMap, or `-H` switches it on.
 */
export const fluentBit: Product = {
  id: 'fluent-bit',
  title: 'Fluent Bit',
  role: 'log-shipper',
  images: ['fluent-bit'],
  programs: ['fluent-bit'],

  runsForEver: (launch) => launch.isOn('dry-run', 'D', 'version', 'V', 'help', 'h') ? false : true,

  listening: (launch) => {
    const on = launch.isOn('H', 'http') ?? isTrue(launch.env('FLUENT_BIT_HTTP_SERVER'));
    const http: Listener = { port: portOr(launch.flag('P', 'port'), 2020), protocol: 'TCP', address: 'any', purpose: 'health' };
    return { complete: false, ports: on ? [http] : [], healthNeeds: "'http_server: on' in the service section" };
  },

  user: () => ({ root: true }),
  shell: (launch) => isDebug(launch),

  // an idle one ends in under a second; one with work to do within the grace of its configuration, 5 s by default
  drainSeconds: () => 1,
  drainSetting: "'grace' in the service section",
  longestDrainSeconds: (launch) => portOr(launch.flag('g', 'grace'), 5),
  startupSeconds: 1,

  // "/" answers in every version: "/api/v1/health" is 404 in 5.x without health_check, "/api/v2/health" exists from 5.0 on
  startupProbe: () => ({ httpGet: { path: '/', port: 2020 }, periodSeconds: 1, failureThreshold: 30 }),
  startupProbeNeeds: "'http_server: on' in the service section",
};

/** The debug images have a shell, but no entrypoint. */
export function isDebug(launch: Launch): boolean {
  return /(^|-)debug$/.test(launch.image.tag ?? '');
}

/** Whether the image has `/api/v2/health`; undefined when the tag does not say. */
export function hasVersion2Health(launch: Launch): boolean | undefined {
  return isAtLeast(launch.image.version, 5, 0);
}
