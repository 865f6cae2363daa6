import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { stringify } from 'yaml';
import { mountConfigFile } from './config-file';
import { readLastLines } from './fluent-bit/last-lines';
import { shareLogs } from './fluent-bit/shared-logs';
import { NativeSidecar } from './native-sidecar';
import { NativeSidecarProps } from './native-sidecar-props';
import { refusePlainVariables } from './plain-secrets';
import { wholeSeconds } from './seconds';
import { SidecarRole } from './sidecar-role';
import { SynthChecks } from './synth-checks';
import { vectorConfiguration } from './vector-configuration';
import { VectorLog, VectorSidecarProps } from './vector-props';
import { volumeName, volumeNameOf } from './volume-name';

/**
 * Vector as a native sidecar: it reads what the containers of the pod write from the first line on, and at the end of the pod
 * reads on until the main containers have gone.
 *
 * It brings its configuration as a ConfigMap, with no secret in it; a change of the configuration replaces the pods.
 */
export class VectorSidecar extends NativeSidecar {
  /** The YAML configuration, as the ConfigMap holds it. */
  public readonly configuration: string;

  /** The ConfigMap with the configuration. */
  public readonly configMap: kplus.ConfigMap;

  /**
   * @throws on a configuration that Vector would exit with, on paths that are not absolute, on credentials in plain text, and on
   * variables that nobody sets
   */
  constructor(scope: Construct, id: string, props: VectorSidecarProps) {
    const name = props.name ?? id;
    const { logs = [], envVariables = {}, apiPort = 8686 } = props;
    checkLogs(logs);
    refusePlainVariables(name, envVariables);
    const config = vectorConfiguration(name, props.config, logs, apiPort, DATA_DIRECTORY, new Set(Object.keys(envVariables)));
    const limit = wholeSeconds(props.gracefulShutdownLimit ?? Duration.seconds(10), `'gracefulShutdownLimit' of container "${name}"`);
    const settle = wholeSeconds(props.settle ?? Duration.seconds(5), `'settle' of container "${name}"`);
    super(scope, id, sidecarProps(props, apiPort, limit));
    this.configuration = stringify(config, { aliasDuplicateObjects: false, lineWidth: 0 });
    this.configMap = mountConfigFile(this, this._host, { directory: CONFIG_DIRECTORY, name: CONFIG_FILE, text: this.configuration });
    this.container.mount(DATA_DIRECTORY, kplus.Volume.fromEmptyDir(this, 'data-volume', volumeName(name, 'data'), {
      sizeLimit: props.dataSize ?? Size.mebibytes(512),
    }));
    if (this._host.expectations.get(name)?.drainSeconds === undefined) {
      this._host.expect(name, { drainSeconds: limit });
    }
    if (logs.length > 0) {
      this.readLogs(logs, settle, props.fsGroup ?? USER);
    }
  }

  private readLogs(logs: readonly VectorLog[], settle: number, fsGroup: number): void {
    this._host.defaultFsGroup(fsGroup);
    this._host.amend((pod) => logs.forEach(({ container, path, sizeLimit = Size.gibibytes(1) }) => shareLogs(pod, this.name, {
      container,
      path,
      sidecarPath: path,
      volume: volumeNameOf(this.name, 'logs', container),
      sizeLimit,
    })));
    // at SIGTERM, files are read no further, as with Fluent Bit
    this._host.amendHooks((pod) => readLastLines(
      pod, this.name, settle, SynthChecks.of(this).versionFor(this), undefined, 'give an image with a `sleep` and a longer \'settle\''));
  }
}

/** The image names no user, and may not run as root. */
const USER = 65532;

const CONFIG_DIRECTORY = '/etc/vector-sidecar';
const CONFIG_FILE = 'vector.yaml';
const DATA_DIRECTORY = '/var/lib/vector';

function sidecarProps(props: VectorSidecarProps, apiPort: number, limit: number): NativeSidecarProps {
  const probe = (options: kplus.ProbeOptions) => kplus.Probe.fromHttpGet('/health', { port: apiPort, ...options });
  return {
    name: props.name,
    image: props.image ?? 'timberio/vector:0.57.0-distroless-static',
    imagePullPolicy: props.imagePullPolicy,
    role: SidecarRole.LOG_SHIPPER,
    startsBefore: props.startsBefore,
    startsAfter: props.startsAfter,
    args: ['--config', `${CONFIG_DIRECTORY}/${CONFIG_FILE}`],
    envVariables: {
      // 60 seconds otherwise, twice what a pod has by default
      VECTOR_GRACEFUL_SHUTDOWN_LIMIT_SECS: kplus.EnvValue.fromValue(`${limit}`),
      ...props.envVariables,
    },
    volumeMounts: props.volumeMounts,
    ports: [{ number: apiPort }],
    startup: probe({ periodSeconds: Duration.seconds(1), failureThreshold: 30 }),
    liveness: probe({ periodSeconds: Duration.seconds(30), timeoutSeconds: Duration.seconds(5), failureThreshold: 3 }),
    resources: props.resources ?? {
      cpu: { request: kplus.Cpu.millis(100) },
      memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
    },
    securityContext: { user: USER, group: USER, ...props.securityContext },
  };
}

function checkLogs(logs: readonly VectorLog[]): void {
  for (const { container, path, files = [] } of logs) {
    if (!/^(\/[^/*?[\]{}]+)+$/.test(path)) {
      throw new Error(`log path of container "${container}" is no absolute directory, got "${path}"; give one such as "/var/log/app", and patterns in 'files'`);
    }
    const absolute = files.find((file) => file.startsWith('/') || file.trim() === '');
    if (absolute !== undefined) {
      throw new Error(`log of container "${container}" has a file that is not relative to "${path}", got "${absolute}"; give a name such as "*.log"`);
    }
  }
  const paths = logs.map((log) => log.path);
  const twice = paths.find((path, i) => paths.indexOf(path) !== i);
  if (twice !== undefined) {
    throw new Error(`two containers write log files to one path, got "${twice}"; let one of them write elsewhere`);
  }
}
