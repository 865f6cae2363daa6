import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { Configuration, configure } from './configuration';
import { CONFIG_DIRECTORY, CONFIG_FILE, STATE_DIRECTORY } from './directories';
import { FluentBitDrainSidecar, FluentBitSidecarProps, FluentBitStorage } from './fluent-bit-sidecar-props';
import { readLastLines } from './last-lines';
import { LogSource, logSources } from './log';
import { graceSeconds, HTTP_PORT } from './service';
import { shareLogs } from './shared-logs';
import { isAtLeast, parseImage } from '../../pod/products/image-ref';
import { mountConfigFile } from '../config-file';
import { NativeSidecar } from '../native-sidecar';
import { NativeSidecarProps } from '../native-sidecar-props';
import { refusePlainVariables } from '../plain-secrets';
import { wholeSeconds } from '../seconds';
import { SidecarRole } from '../sidecar-role';
import { SynthChecks } from '../synth-checks';
import { volumeName } from '../volume-name';

/**
 * Fluent Bit as a native sidecar that loses no line: it reads what the containers of the pod write from the first line on,
 * keeps what it could not deliver yet, and at the end of the pod reads on until the main containers have gone.
 *
 * It brings its configuration as a ConfigMap, with no secret in it; a change of the configuration replaces the pods.
 */
export class FluentBitSidecar extends NativeSidecar {
  /** The YAML configuration, as the ConfigMap holds it. */
  public readonly configuration: string;

  /** The ConfigMap with the configuration. */
  public readonly configMap: kplus.ConfigMap;

  /** The container that holds Fluent Bit back at the end of the pod, where there is one. */
  public readonly drainSidecar?: NativeSidecar;

  /**
   * @throws when there is no output or nothing to read, on paths that are not absolute, on credentials in plain text, and
   * on a configuration that Fluent Bit would not start with or would ignore parts of
   */
  constructor(scope: Construct, id: string, props: FluentBitSidecarProps) {
    const name = props.name ?? id;
    refusePlainVariables(name, props.envVariables);
    const logs = logSources(props.logs ?? [], name);
    const configuration = configurationOf(props, logs);
    const settle = wholeSeconds(props.settle ?? Duration.seconds(5), `'settle' of container "${name}"`);
    super(scope, id, sidecarProps(props, configuration));

    this.configuration = configuration.text;
    this.configMap = mountConfigFile(this, this._host, { directory: CONFIG_DIRECTORY, name: CONFIG_FILE, text: configuration.text });
    this.container.mount(STATE_DIRECTORY, kplus.Volume.fromEmptyDir(this, 'state-volume', volumeName(name, 'state'), {
      sizeLimit: configuration.volumeSize,
    }));
    this._host.amend((pod) => {
      logs.forEach((log) => shareLogs(pod, name, log));
      const labels = pod.template.metadata?.labels ?? {};
      configuration.labels.filter((label) => !labels[label]).forEach((label) => pod.errors.push(
        `container "${name}" is to add a label that the pod does not have, got "${label}"; name one of ${JSON.stringify(Object.keys(labels))}`));
    });
    if (logs.length > 0) {
      this._host.defaultFsGroup(props.fsGroup ?? USER);
    }
    // what it takes at most, when the outputs are slow
    if (this._host.expectations.get(name)?.drainSeconds === undefined) {
      this._host.expect(name, { drainSeconds: graceSeconds(props.service ?? {}) });
    }
    if (props.drainSidecar) {
      this.drainSidecar = this.addDrainSidecar(scope, `${id}-drain`, props.drainSidecar, settle);
    } else {
      const debugImage = props.image === undefined ? `${IMAGE}-debug` : undefined;
      this._host.amendHooks((pod) => readLastLines(pod, name, settle, SynthChecks.of(scope).versionFor(scope), debugImage));
    }
  }

  private addDrainSidecar(scope: Construct, id: string, { image, command, name }: FluentBitDrainSidecar, settle: number): NativeSidecar {
    const drain = new NativeSidecar(scope, id, {
      name: name ?? `${this.name}-drain`,
      image,
      command,
      role: SidecarRole.LOG_SHIPPER,
      startsAfter: [this.name],
      resources: {
        cpu: { request: kplus.Cpu.millis(5) },
        memory: { request: Size.mebibytes(8), limit: Size.mebibytes(32) },
      },
      securityContext: { user: USER, group: USER },
    });
    this._host.expect(drain.name, { drainSeconds: settle });
    return drain;
  }
}

const IMAGE = 'fluent/fluent-bit:5.1.1';

/** The image names no user, and may not run as root. */
const USER = 65532;

function configurationOf(props: FluentBitSidecarProps, logs: readonly LogSource[]): Configuration {
  const { image = IMAGE, storage, bufferSize } = props;
  const { version } = parseImage(image);
  if (isAtLeast(version, 3, 2) === false) {
    throw new Error(`Fluent Bit reads all of its configuration as YAML from 3.2 on, got image "${image}"; give a newer one, such as "${IMAGE}"`);
  }
  return configure({
    logs,
    version,
    inputs: props.inputs ?? [],
    filters: props.filters ?? [],
    parsers: props.parsers ?? [],
    outputs: props.outputs ?? [],
    service: props.service ?? {},
    envVariables: props.envVariables ?? {},
    buffer: storage === FluentBitStorage.MEMORY ? undefined : bufferSize ?? BUFFER,
  });
}

function sidecarProps(props: FluentBitSidecarProps, { env }: Configuration): NativeSidecarProps {
  const port = props.service?.httpPort ?? HTTP_PORT;
  return {
    name: props.name,
    image: props.image ?? IMAGE,
    imagePullPolicy: props.imagePullPolicy,
    // the debug images have no entry point
    command: ['/fluent-bit/bin/fluent-bit'],
    args: ['-c', `${CONFIG_DIRECTORY}/${CONFIG_FILE}`],
    role: SidecarRole.LOG_SHIPPER,
    startsBefore: props.startsBefore,
    startsAfter: props.startsAfter,
    envVariables: Object.fromEntries(env),
    volumeMounts: props.volumeMounts,
    ports: [{ number: port, name: 'fluent-bit-http' }],
    // "/" answers in every version; "/api/v1/health" tells of the outputs, and a restart would not heal those
    startup: kplus.Probe.fromHttpGet('/', { port, periodSeconds: Duration.seconds(1), failureThreshold: 30 }),
    liveness: kplus.Probe.fromHttpGet('/', { port, periodSeconds: Duration.seconds(30), timeoutSeconds: Duration.seconds(5), failureThreshold: 5 }),
    // a CPU limit below 500m makes it too slow to read a last burst in time
    resources: props.resources ?? {
      cpu: { request: kplus.Cpu.millis(50) },
      memory: { request: Size.mebibytes(64), limit: Size.mebibytes(256) },
    },
    securityContext: { user: USER, group: USER, ...props.securityContext },
  };
}

const BUFFER = Size.mebibytes(256);
