import { isAtLeast } from './image-ref';
import { Launch } from './launch';
import { parseAddress } from './ports';
import { Product } from './product';

/** https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview */
export const oauth2Proxy: Product = {
  id: 'oauth2-proxy',
  title: 'OAuth2 Proxy',
  role: 'ingress-proxy',
  images: ['oauth2-proxy'],
  programs: ['oauth2-proxy'],

  runsForEver: (launch) => launch.isOn('version', 'config-test') ? false : true,
  listening: (launch) => {
    const hidden = launch.hidesEnvironment || isConfigured(launch);
    const given = launch.flag('http-address') ?? launch.env('OAUTH2_PROXY_HTTP_ADDRESS');
    const at = parseAddress(given) ?? (hidden || given !== undefined ? undefined : { port: 4180, address: 'loopback' as const });
    return {
      complete: !hidden && launch.flag('https-address') === undefined && !launch.hasEnv('OAUTH2_PROXY_HTTPS_ADDRESS') && launch.flag('metrics-address') === undefined,
      ports: at ? [{ ...at, protocol: 'TCP', purpose: 'health', opensBy: `--http-address=0.0.0.0:${at.port}` }] : [],
    };
  },
  user: (launch) => isDistroless(launch) ? { root: false, uid: 65532 } : { root: false },
  shell: (launch) => isDistroless(launch) === undefined ? undefined : !isDistroless(launch),
  drainSeconds: () => 1,
  startupProbe: () => ({ httpGet: { path: '/ping', port: 4180 }, periodSeconds: 1, failureThreshold: 30 }),
  startupProbeNeeds: '--http-address=0.0.0.0:4180',
};

/** Older images, and those with "alpine" in the tag, are made on Alpine. */
function isDistroless({ image }: Launch): boolean | undefined {
  return image.tag?.includes('alpine') ? false : isAtLeast(image.version, 7, 6) || undefined;
}

function isConfigured(launch: Launch): boolean {
  return launch.flag('config', 'alpha-config') !== undefined || launch.hasEnv('OAUTH2_PROXY_CONFIG');
}
