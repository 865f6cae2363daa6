import { isTrue, Launch } from './launch';
import { goSeconds, portOr } from './ports';
import { Product } from './product';

/** https://github.com/istio/istio: pilot/cmd/pilot-agent, manifests/charts/istio-control/istio-discovery/files/injection-template.yaml */
export const istioProxy: Product = {
  id: 'istio-proxy',
  title: 'Istio proxy',
  role: 'mesh-proxy',
  images: ['proxyv2'],
  programs: ['pilot-agent'],

  // the same image sets up the redirection: "istio-iptables", "istio-clean-iptables"
  runsForEver: (launch) => launch.words.length === 0 || launch.words.includes('proxy'),

  listening: (launch) => launch.words.includes('istio-iptables') ? { complete: true, ports: [] } : {
    complete: true,
    ports: [
      { port: portOr(launch.env('ISTIO_AGENT_STATUS_PORT', 'STATUS_PORT'), 15021), protocol: 'TCP', address: 'any', purpose: 'health', paths: ['/healthz/ready'] },
      { port: 15020, protocol: 'TCP', address: 'any', purpose: 'metrics' },
      { port: 15001, protocol: 'TCP', address: 'any', purpose: 'service' },
      { port: 15006, protocol: 'TCP', address: 'any', purpose: 'service' },
      { port: 15090, protocol: 'TCP', address: 'any', purpose: 'metrics' },
      { port: 15000, protocol: 'TCP', address: 'loopback', purpose: 'admin' },
      { port: 15004, protocol: 'TCP', address: 'loopback', purpose: 'admin' },
    ],
  },

  user: () => ({ root: false, uid: 1337 }),
  shell: ({ image }) => image.tag?.includes('distroless') ? false : image.tag === undefined ? undefined : true,

  // pkg/envoy/agent.go: an agent that the preStop hook has already drained exits at once, any other waits
  drainSeconds: (launch, native) => native && launch.spec.lifecycle?.preStop?.exec?.command?.includes('drain') ? 1 : drainTime(launch),

  startupProbe: () => ({ httpGet: { path: '/healthz/ready', port: 15021 }, periodSeconds: 1, timeoutSeconds: 3, failureThreshold: 600 }),
};

/** Either a fixed time, or a least one, after which it waits for the last connection to close. */
function drainTime(launch: Launch): number {
  const config = launch.env('PROXY_CONFIG');
  return isTrue(launch.env('EXIT_ON_ZERO_ACTIVE_CONNECTIONS') ?? EXIT_ON_ZERO.exec(config ?? '')?.[1])
    ? goSeconds(launch.env('MINIMUM_DRAIN_DURATION') ?? MINIMUM_DRAIN.exec(config ?? '')?.[1]) ?? 5
    : goSeconds(launch.env('TERMINATION_DRAIN_DURATION_SECONDS')?.replace(/^(\d+)$/, '$1s') ?? TERMINATION_DRAIN.exec(config ?? '')?.[1]) ?? 5;
}

/** The configuration is YAML or JSON; of it, these few values matter. */
const TERMINATION_DRAIN = /["']?terminationDrainDuration["']?\s*:\s*["']?([\w.]+)/;
const EXIT_ON_ZERO = /["']?EXIT_ON_ZERO_ACTIVE_CONNECTIONS["']?\s*:\s*["']?(\w+)/;
const MINIMUM_DRAIN = /["']?MINIMUM_DRAIN_DURATION["']?\s*:\s*["']?([\w.]+)/;
