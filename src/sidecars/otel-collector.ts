import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { stringify } from 'yaml';
import { mountConfigFile } from './config-file';
import { NativeSidecar } from './native-sidecar';
import { NativeSidecarProps, SidecarOptions } from './native-sidecar-props';
import { CompleteConfiguration, completeConfiguration, OtlpPorts } from './otel-configuration';
import { refusePlainVariables } from './plain-secrets';
import { wholeSeconds } from './seconds';

/** How telemetry gets to a collector. */
export enum OtlpProtocol {
  GRPC = 'grpc',
  HTTP_PROTOBUF = 'http/protobuf',
}

/** What a collector does, and how. */
export interface OtelCollectorSidecarProps extends SidecarOptions {
  /**
   * The collector's configuration, as its YAML has it. The health check and a limit for memory are put in. Values out of the
   * environment are written as `${env:NAME}`.
   */
  readonly config: { [key: string]: any };

  /**
   * The image. The components that the configuration names have to be in it.
   *
   * @default "otel/opentelemetry-collector-k8s:0.159.0"
   */
  readonly image?: string;

  /**
   * Environment variables, by name.
   *
   * @default - only GOMEMLIMIT, at 80 % of the memory limit
   */
  readonly envVariables?: { [name: string]: kplus.EnvValue };

  /**
   * Further volumes, such as that of a certificate.
   *
   * @default - none
   */
  readonly volumeMounts?: kplus.VolumeMount[];

  /**
   * The port that the probes ask.
   *
   * @default 13133
   */
  readonly healthPort?: number;

  /**
   * How long delivering what is left may take after SIGTERM. The collector has no limit of its own; the pod's grace period
   * has to cover this.
   *
   * @default Duration.seconds(10)
   */
  readonly drain?: Duration;
}

/**
 * The OpenTelemetry Collector as a native sidecar: it takes what the app sends from the first init container on, and until the
 * last main container has gone.
 *
 * It brings its configuration as a ConfigMap, with no secret in it; a change of the configuration replaces the pods.
 */
export class OtelCollectorSidecar extends NativeSidecar {
  /** The YAML configuration, as the ConfigMap holds it. */
  public readonly configuration: string;

  /** The ConfigMap with the configuration. */
  public readonly configMap: kplus.ConfigMap;

  private readonly otlp: OtlpPorts;

  /**
   * @throws on a configuration that the collector would exit with, on credentials in plain text, and on variables that nobody sets
   */
  constructor(scope: Construct, id: string, props: OtelCollectorSidecarProps) {
    const name = props.name ?? id;
    refusePlainVariables(name, props.envVariables);
    const { healthPort = HEALTH_PORT, envVariables = {} } = props;
    const complete = completeConfiguration(name, props.config, healthPort, new Set(Object.keys(envVariables)));
    super(scope, id, sidecarProps(props, healthPort, complete));
    this.configuration = stringify(complete.config, { aliasDuplicateObjects: false, lineWidth: 0 });
    this.configMap = mountConfigFile(this, this._host, { directory: CONFIG_DIRECTORY, name: CONFIG_FILE, text: this.configuration });
    this.otlp = complete.otlp;
    if (this._host.expectations.get(name)?.drainSeconds === undefined) {
      this._host.expect(name, { drainSeconds: wholeSeconds(props.drain ?? Duration.seconds(10), `'drain' of container "${name}"`) });
    }
  }

  /**
   * Where the containers of the pod send telemetry to.
   *
   * @param protocol HTTP where the collector takes it, else gRPC, when left out
   * @throws when the configuration has no OTLP receiver for the protocol at an address of the pod's own
   */
  public endpoint(protocol?: OtlpProtocol): string {
    const port = (protocol ?? this.usualProtocol()) === OtlpProtocol.GRPC ? this.otlp.grpc : this.otlp.http;
    if (port === undefined) {
      throw new Error(`container "${this.name}" takes no OTLP over ${protocol ?? 'gRPC or HTTP'} at localhost, got no such protocol in 'config'; ` +
        'give "receivers.otlp.protocols" what is needed');
    }
    return `http://127.0.0.1:${port}`;
  }

  /**
   * Tells the OpenTelemetry SDK in a container of the workload where the collector is, in the variables that it reads. Those
   * that the container has keep their values.
   *
   * @param container name of the container
   * @param protocol HTTP where the collector takes it, else gRPC, when left out
   * @throws when the configuration has no OTLP receiver for the protocol at an address of the pod's own
   */
  public giveTo(container: string, protocol?: OtlpProtocol): void {
    this._host.addEnv(container, 'OTEL_EXPORTER_OTLP_ENDPOINT', kplus.EnvValue.fromValue(this.endpoint(protocol)));
    this._host.addEnv(container, 'OTEL_EXPORTER_OTLP_PROTOCOL', kplus.EnvValue.fromValue(protocol ?? this.usualProtocol()));
  }

  private usualProtocol(): OtlpProtocol {
    return this.otlp.http === undefined ? OtlpProtocol.GRPC : OtlpProtocol.HTTP_PROTOBUF;
  }
}

const HEALTH_PORT = 13133;

/** The images' own user. */
const USER = 10001;

const CONFIG_DIRECTORY = '/etc/otel-sidecar';
const CONFIG_FILE = 'config.yaml';

function sidecarProps(props: OtelCollectorSidecarProps, healthPort: number, { healthPath, otlp }: CompleteConfiguration): NativeSidecarProps {
  const resources = props.resources ?? {
    cpu: { request: kplus.Cpu.millis(50) },
    memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
  };
  const probe = (options: kplus.ProbeOptions) => kplus.Probe.fromHttpGet(healthPath, { port: healthPort, ...options });
  return {
    name: props.name,
    image: props.image ?? 'otel/opentelemetry-collector-k8s:0.159.0',
    imagePullPolicy: props.imagePullPolicy,
    startsBefore: props.startsBefore,
    startsAfter: props.startsAfter,
    // not every distribution has a configuration where the image's command looks for one
    args: [`--config=${CONFIG_DIRECTORY}/${CONFIG_FILE}`],
    envVariables: { ...goMemoryLimit(resources), ...props.envVariables },
    volumeMounts: props.volumeMounts,
    ports: [...new Set([healthPort, otlp.grpc ?? [], otlp.http ?? []].flat())].map((number) => ({ number })),
    startup: probe({ periodSeconds: Duration.seconds(1), failureThreshold: 60 }),
    liveness: probe({ periodSeconds: Duration.seconds(30), timeoutSeconds: Duration.seconds(5), failureThreshold: 3 }),
    resources,
    securityContext: { user: USER, group: USER, ...props.securityContext },
  };
}

/** The garbage collector works harder before the limiter refuses data, and before the kernel kills the container. */
function goMemoryLimit({ memory }: kplus.ContainerResources): { [name: string]: kplus.EnvValue } {
  const limit = memory?.limit?.toMebibytes();
  return limit === undefined ? {} : { GOMEMLIMIT: kplus.EnvValue.fromValue(`${Math.floor(limit * 0.8)}MiB`) };
}
