import { portOr } from './ports';
import { Product } from './product';

/** https://vector.dev/docs/reference/: the API is off, and on 127.0.0.1:8686 when on, until the configuration says otherwise. */
export const vector: Product = {
  id: 'vector',
  title: 'Vector',
  role: 'log-shipper',
  images: ['timberio/vector'],
  programs: ['vector'],

  runsForEver: (launch) => ['validate', 'test', 'vrl', 'generate', 'list'].some((word) => launch.words.includes(word)) ? false : true,
  user: () => ({ root: true }),
  shell: ({ image }) => image.tag?.includes('distroless') ? false : image.tag === undefined ? undefined : true,
  drainSeconds: () => 1,
  drainSetting: 'VECTOR_GRACEFUL_SHUTDOWN_LIMIT_SECS',
  longestDrainSeconds: (launch) => launch.isOn('no-graceful-shutdown-limit') ? Infinity
    : portOr(launch.env('VECTOR_GRACEFUL_SHUTDOWN_LIMIT_SECS') ?? launch.flag('graceful-shutdown-limit-secs'), 60),
  startupProbe: () => ({ httpGet: { path: '/health', port: 8686 }, periodSeconds: 1, failureThreshold: 30 }),
  startupProbeNeeds: "'api: {enabled: true, address: 0.0.0.0:8686}' in the configuration",
};
