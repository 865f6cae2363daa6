import { refusePlainSettings } from './plain-secrets';

/** A collector's configuration, or a part of it. */
type Settings = { readonly [key: string]: any };

/** The ports of the collector's OTLP receiver, as far as other containers of the pod reach them. */
export interface OtlpPorts {
  readonly grpc?: number;
  readonly http?: number;
}

/** A configuration that a sidecar can run with. */
export interface CompleteConfiguration {
  readonly config: Settings;
  readonly healthPath: string;
  readonly otlp: OtlpPorts;
}

/**
 * Puts in what every sidecar needs: the health check, where the kubelet reaches it, and a limit for memory.
 *
 * @throws on a configuration that the collector would exit with, on credentials in plain text, and on variables that nobody sets
 */
export function completeConfiguration(
  container: string, config: Settings, healthPort: number, variables: ReadonlySet<string>,
): CompleteConfiguration {
  checkPipelines(container, config);
  checkExtensions(container, config);
  refusePlainSettings(container, config, '${env:NAME}');
  checkVariables(container, config, variables);
  const { health_check: given } = config.extensions ?? {};
  if (given?.endpoint !== undefined) {
    throw new Error(`container "${container}" has an endpoint for its health check already, got "${given.endpoint}"; leave it out, and give 'healthPort'`);
  }
  // the extension listens on localhost otherwise, where the kubelet does not reach it
  const health = { ...given, endpoint: `0.0.0.0:${healthPort}` };
  const extensions: string[] = config.service.extensions ?? [];
  return {
    config: limitMemory({
      ...config,
      extensions: { ...config.extensions, health_check: health },
      service: { ...config.service, extensions: extensions.includes('health_check') ? extensions : ['health_check', ...extensions] },
    }),
    healthPath: health.path ?? '/',
    otlp: otlpPorts(config.receivers ?? {}),
  };
}

const MEMORY_LIMITER = 'memory_limiter';

/** Puts the limiter in front of each pipeline that has none, as its documentation advises: what it refuses costs nothing then. */
function limitMemory(config: Settings): Settings {
  const pipelines = Object.entries<Settings>(config.service.pipelines).map(([name, pipeline]): [string, Settings] => {
    const processors: string[] = pipeline.processors ?? [];
    return [name, processors.some(isLimiter) ? pipeline : { ...pipeline, processors: [MEMORY_LIMITER, ...processors] }];
  });
  const used = pipelines.some(([, pipeline]) => pipeline.processors.includes(MEMORY_LIMITER));
  return {
    ...config,
    ...used ? { processors: { ...config.processors, [MEMORY_LIMITER]: config.processors?.[MEMORY_LIMITER] ?? LIMITS } } : {},
    service: { ...config.service, pipelines: Object.fromEntries(pipelines) },
  };
}

const LIMITS = { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 25 };

function isLimiter(processor: string): boolean {
  return processor === MEMORY_LIMITER || processor.startsWith(`${MEMORY_LIMITER}/`);
}

/** The collector exits when a pipeline is empty, or names what is not there. */
function checkPipelines(container: string, config: Settings): void {
  const pipelines = Object.entries<Settings>(config.service?.pipelines ?? {});
  if (pipelines.length === 0) {
    throw new Error(`container "${container}" has no pipeline, got 'config' without "service.pipelines"; give at least one`);
  }
  for (const [name, pipeline] of pipelines) {
    if (!/^(traces|metrics|logs|profiles)(\/.+)?$/.test(name)) {
      throw new Error(`pipeline of container "${container}" has no signal in its name, got "${name}"; begin it with "traces", "metrics", "logs" or "profiles"`);
    }
    for (const kind of ['receivers', 'processors', 'exporters'] as const) {
      const used: readonly string[] = pipeline?.[kind] ?? [];
      const defined = [...Object.keys(config[kind] ?? {}), ...kind === 'processors' ? [MEMORY_LIMITER] : Object.keys(config.connectors ?? {})];
      if (used.length === 0 && kind !== 'processors') {
        throw new Error(`pipeline "${name}" of container "${container}" has no ${kind}, got none; name at least one`);
      }
      const missing = used.find((component) => !defined.includes(component));
      if (missing !== undefined) {
        throw new Error(`pipeline "${name}" of container "${container}" names one of its ${kind} that is not defined, got "${missing}"; define it under "${kind}"`);
      }
    }
  }
}

function checkExtensions(container: string, config: Settings): void {
  const defined = ['health_check', ...Object.keys(config.extensions ?? {})];
  const missing = (config.service.extensions ?? []).find((extension: string) => !defined.includes(extension));
  if (missing !== undefined) {
    throw new Error(`service of container "${container}" names an extension that is not defined, got "${missing}"; define it under "extensions"`);
  }
}

function checkVariables(container: string, config: Settings, variables: ReadonlySet<string>): void {
  for (const [reference, name] of JSON.stringify(config).matchAll(/(?<!\$)\$\{(?:env:)?([A-Za-z_]\w*)\}/g)) {
    if (!variables.has(name)) {
      throw new Error(`configuration of container "${container}" refers to a variable that is not set, got "${reference}"; give it in 'envVariables'`);
    }
  }
}

function otlpPorts(receivers: Settings): OtlpPorts {
  const ports: { grpc?: number; http?: number } = {};
  for (const [name, receiver] of Object.entries<Settings>(receivers)) {
    if (name === 'otlp' || name.startsWith('otlp/')) {
      const { grpc, http } = receiver?.protocols ?? {};
      ports.grpc ??= grpc === undefined ? undefined : localPort(grpc?.endpoint ?? 'localhost:4317');
      ports.http ??= http === undefined ? undefined : localPort(http?.endpoint ?? 'localhost:4318');
    }
  }
  return ports;
}

/** The port of an endpoint that is reached at 127.0.0.1. */
function localPort(endpoint: string): number | undefined {
  const match = /^(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::\])?:(\d{1,5})$/.exec(endpoint);
  return match ? Number(match[2]) : undefined;
}
