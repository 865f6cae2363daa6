import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { checkedHost } from './checked-host';
import { proxyResources } from './mesh-proxy/proxy-resources';
import { isCredential } from './plain-secrets';
import { checkPort } from './port-number';
import { wholeSeconds } from './seconds';
import { SynthChecks } from './synth-checks';
import { RenderedPod } from '../host/rendered-pod';
import { formatKubernetesVersion } from '../pod/kubernetes-version';

/** How Dapr talks to the app. */
export enum DaprAppProtocol {
  HTTP = 'http',
  HTTPS = 'https',
  H2C = 'h2c',
  GRPC = 'grpc',
  GRPCS = 'grpcs',
}

/** What Dapr is told of the app. */
export interface DaprSidecarProps {
  /** The app's id, by which others call it: a DNS label. */
  readonly appId: string;

  /**
   * The port at which the app takes calls and events from Dapr.
   *
   * @default - the app only calls Dapr
   */
  readonly appPort?: number;

  /**
   * How Dapr talks to the app.
   *
   * @default DaprAppProtocol.HTTP
   */
  readonly appProtocol?: DaprAppProtocol;

  /**
   * The name of Dapr's Configuration in the namespace.
   *
   * @default - Dapr's own settings
   */
  readonly configuration?: string;

  /**
   * CPU and memory of Dapr's container.
   *
   * @default - requests of 100m CPU and 250Mi memory, a memory limit of 1000Mi, no CPU limit
   */
  readonly resources?: kplus.ContainerResources;

  /**
   * How long Dapr takes at most to finish what it is doing after SIGTERM.
   *
   * @default Duration.seconds(5)
   */
  readonly gracefulShutdown?: Duration;

  /**
   * The port of Dapr's metrics.
   *
   * @default 9090
   */
  readonly metricsPort?: number;

  /**
   * Further annotations of Dapr, such as "dapr.io/app-max-concurrency".
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * Dapr beside the app, as a native sidecar. Dapr's injector adds the container, from 1.18 on as a native sidecar where it is told
 * to; this construct writes the annotations that it reads. The container is no part of the manifest, but of the pod that is
 * checked and timed.
 *
 * It starts after the workload's own init containers, which therefore cannot use it, and stops after the app.
 */
export class DaprSidecar extends Construct {
  /** Name of the container that Dapr adds. */
  public readonly name = NAME;

  /**
   * @throws when the scope has no pod template, on an id that is no DNS label, when the app would listen on one of Dapr's own
   * ports, and on annotations that are not Dapr's or that a prop is for
   */
  constructor(scope: Construct, id: string, props: DaprSidecarProps) {
    super(scope, id);
    const annotations = annotationsOf(props);
    check(props, annotations);
    const host = checkedHost(scope);
    Object.entries({ ...props.annotations, ...annotations }).forEach(([key, value]) => host.annotate(key, value));
    host.amend((pod) => this.checkPod(pod));
  }

  private checkPod(pod: RenderedPod): void {
    if (pod.container(NAME)) {
      pod.errors.push(`container "${NAME}" is in the pod already, so that Dapr injects none; remove it from the workload`);
    }
    const version = SynthChecks.of(this).versionFor(this);
    if (version.minor < NATIVE_SINCE_MINOR) {
      pod.errors.push(`container "${NAME}" cannot be a native sidecar, got Kubernetes ${formatKubernetesVersion(version)}; target 1.${NATIVE_SINCE_MINOR} or newer`);
    }
  }
}

const NAME = 'daprd';
const PREFIX = 'dapr.io/';

/** From here on clusters have native sidecars without anybody switching them on (KEP-753). */
const NATIVE_SINCE_MINOR = 29;

function annotationsOf(props: DaprSidecarProps): Record<string, string> {
  const { appId, appPort, appProtocol, configuration, metricsPort, gracefulShutdown } = props;
  const { cpuRequest, cpuLimit, memoryRequest, memoryLimit } = proxyResources(NAME, props.resources ?? RESOURCES);
  const all: Record<string, string | undefined> = {
    'enabled': 'true',
    'enable-native-sidecar': 'true',
    'app-id': appId,
    'app-port': appPort?.toString(),
    'app-protocol': appProtocol,
    'config': configuration,
    'metrics-port': metricsPort?.toString(),
    'graceful-shutdown-seconds': gracefulShutdown && `${wholeSeconds(gracefulShutdown, `'gracefulShutdown' of container "${NAME}"`)}`,
    'sidecar-cpu-request': cpuRequest,
    'sidecar-cpu-limit': cpuLimit,
    'sidecar-memory-request': memoryRequest,
    'sidecar-memory-limit': memoryLimit,
    // "restricted" refuses the pod otherwise
    'sidecar-seccomp-profile-type': 'RuntimeDefault',
  };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [PREFIX + name, value]));
}

/** https://docs.dapr.io/operations/hosting/kubernetes/kubernetes-production/#sidecar-resource-settings, without the limit of CPU */
const RESOURCES: kplus.ContainerResources = {
  cpu: { request: kplus.Cpu.millis(100) },
  memory: { request: Size.mebibytes(250), limit: Size.mebibytes(1000) },
};

/** What Dapr listens on, beside its metrics. */
const OWN_PORTS = [3500, 3501, 50001, 50002];

function check({ appId, appPort, metricsPort = 9090, annotations = {} }: DaprSidecarProps, own: Readonly<Record<string, string>>): void {
  if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(appId)) {
    throw new Error(`'appId' is no DNS label, got "${appId}"; give at most 63 lower-case letters, digits and "-"`);
  }
  for (const [prop, port] of [['appPort', appPort], ['metricsPort', metricsPort]] as const) {
    if (port === undefined) {
      continue;
    }
    checkPort(`'${prop}'`, port);
    if (OWN_PORTS.includes(port)) {
      throw new Error(`'${prop}' is a port that Dapr itself listens on, got ${port}; give one other than ${OWN_PORTS.join(', ')}`);
    }
  }
  if (appPort === metricsPort) {
    throw new Error(`app and Dapr's metrics cannot have one port, got ${appPort} as 'appPort' and 'metricsPort'; give another 'metricsPort'`);
  }
  for (const [key, value] of Object.entries(annotations)) {
    if (!key.startsWith(PREFIX)) {
      throw new Error(`annotation "${key}" is not Dapr's, got "${value}"; set it on the workload`);
    }
    if (own[key] !== undefined || BY_PROPS.has(key)) {
      throw new Error(`annotation "${key}" is set by the construct, got "${value}"; use its own props`);
    }
  }
  // such as "LOG=debug,ZONE=a"
  const variables = (annotations[`${PREFIX}env`] ?? '').split(',').map((pair) => pair.split('=')[0].trim());
  const credential = variables.find(isCredential);
  if (credential !== undefined) {
    throw new Error(`annotation "${PREFIX}env" has a credential in plain text, got variable "${credential}"; leave it out, and give it in a Secret that a component refers to`);
  }
}

const BY_PROPS = new Set(['app-port', 'app-protocol', 'config', 'metrics-port', 'graceful-shutdown-seconds',
  'sidecar-cpu-request', 'sidecar-cpu-limit', 'sidecar-memory-request', 'sidecar-memory-limit'].map((name) => PREFIX + name));
