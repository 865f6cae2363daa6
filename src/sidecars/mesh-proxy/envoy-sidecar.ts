import { createHash } from 'node:crypto';
import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { EnvoySidecarProps } from './envoy-sidecar-props';
import { productOf } from '../../pod/products/catalogue';
import { NativeSidecar } from '../native-sidecar';
import { NativeSidecarProps } from '../native-sidecar-props';
import { wholeSeconds } from '../seconds';
import { SidecarRole } from '../sidecar-role';

/**
 * Envoy as a native sidecar: there before the other containers connect, and until the last of them has gone.
 *
 * SIGTERM makes Envoy close everything at once, and a native sidecar gets it when nobody in the pod needs it any more. So there is
 * no preStop hook for one that only takes the app's own connections to other places, and one that drains without an exit for
 * one that clients connect to.
 */
export class EnvoySidecar extends NativeSidecar {
  /** The ConfigMap with the bootstrap; undefined where you brought your own. */
  public readonly configMap?: kplus.ConfigMap;

  /**
   * @throws when the pod is known to have a container of that name, or on a number of threads or a drain time that is none
   */
  constructor(scope: Construct, id: string, props: EnvoySidecarProps) {
    const { bootstrap } = props;
    const options = sidecarProps(props, props.name ?? id);
    super(scope, id, options);
    let source = bootstrap._configMap;
    if (!source) {
      source = this.configMap = new kplus.ConfigMap(this, 'config', {
        metadata: { namespace: this._host.apiObject.metadata.namespace },
        data: { [CONFIG_FILE]: bootstrap._text },
      });
      // a ConfigMap that changes does not restart what has read it
      this._host.annotate(`cdk8s-sidecars/config.${this.name}`.slice(0, ANNOTATION_KEY_LENGTH), createHash('sha256').update(bootstrap._text).digest('hex'));
    }
    const volume = kplus.Volume.fromConfigMap(this, 'config-volume', source, {
      name: `${this.name.slice(0, 56)}-config`,
      ...(bootstrap._configMap ? { items: { [bootstrap._text]: { path: CONFIG_FILE } } } : {}),
    });
    this.container.mount(CONFIG_DIRECTORY, volume, { readOnly: true });
    if (options.lifecycle) {
      this._host.expect(this.name, { preStopSeconds: 1 });
    }
  }
}

const VERSION = '1.37.0';
const CONFIG_DIRECTORY = '/etc/envoy';
const CONFIG_FILE = 'envoy.yaml';
const ANNOTATION_KEY_LENGTH = 'cdk8s-sidecars/'.length + 63;

/** Of the distroless images, and of the others (ci/Dockerfile-envoy). */
const DISTROLESS_USER = 65532;
const USER = 101;

function sidecarProps(props: EnvoySidecarProps, name: string): NativeSidecarProps {
  const { bootstrap, ingress = false, concurrency = 1, version = VERSION } = props;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new Error(`'concurrency' of container "${name}" is no number of threads, got ${concurrency}; give 1 or more`);
  }
  if (!/^\d+\.\d+(\.\d+)?$/.test(version)) {
    throw new Error(`'version' of container "${name}" is no version of Envoy, got "${version}"; give one such as "${VERSION}"`);
  }
  const drain = wholeSeconds(props.drainTime ?? Duration.seconds(5), `'drainTime' of container "${name}"`);
  if (drain > LONGEST_DRAIN_SECONDS) {
    throw new Error(`'drainTime' of container "${name}" is longer than any grace period, got ${drain}s; give at most ${LONGEST_DRAIN_SECONDS}s`);
  }
  const image = props.image ?? `envoyproxy/envoy:${ingress ? '' : 'distroless-'}v${version}`;
  const user = image.includes('distroless') ? DISTROLESS_USER : USER;
  const ready = { port: bootstrap._readyPort, periodSeconds: Duration.seconds(1) };
  return {
    name: props.name,
    image,
    imagePullPolicy: props.imagePullPolicy,
    // the entry point of the images that are not distroless wants to change the user
    command: ['envoy'],
    args: ['-c', `${CONFIG_DIRECTORY}/${CONFIG_FILE}`, '--concurrency', `${concurrency}`, '--disable-hot-restart', '--drain-time-s', `${drain}`],
    role: SidecarRole.MESH_PROXY,
    startsBefore: props.startsBefore,
    startsAfter: props.startsAfter,
    envVariables: props.envVariables,
    volumeMounts: props.volumeMounts,
    ports: [...bootstrap._ports.map((number) => ({ number })), { number: bootstrap._readyPort, name: 'envoy-ready' }],
    startup: kplus.Probe.fromHttpGet('/ready', { ...ready, failureThreshold: 60 }),
    readiness: ingress ? kplus.Probe.fromHttpGet('/ready', { ...ready, periodSeconds: Duration.seconds(5) }) : undefined,
    lifecycle: ingress && hasShell(image) ? { preStop: kplus.Handler.fromCommand(failHealthcheck(bootstrap._adminPort)) } : undefined,
    resources: props.resources ?? {
      cpu: { request: kplus.Cpu.millis(100) },
      memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
    },
    securityContext: { user, group: user, ...props.securityContext },
  };
}

const LONGEST_DRAIN_SECONDS = 3600;

function hasShell(image: string): boolean {
  return productOf({ spec: { image } })?.shell === true;
}

/**
 * From then on Envoy closes connections with its answers, but accepts new ones and does not exit. The admin interface takes POST only, which the
 * kubelet's own hooks cannot send, and the image has no program that can but bash.
 */
function failHealthcheck(adminPort: number): string[] {
  const request = 'POST /healthcheck/fail HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n';
  return ['bash', '-c', `exec 3<>/dev/tcp/127.0.0.1/${adminPort} && printf '${request}' >&3 && cat <&3 >/dev/null`];
}
