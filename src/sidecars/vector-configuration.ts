import { refusePlainSettings } from './plain-secrets';
import { VectorLog } from './vector-props';
import { isObject } from '../pod/shape';
import { show } from '../pod/show';

/** A configuration, or a part of it. */
type Settings = { readonly [key: string]: any };

/**
 * Puts in what every sidecar needs: sources for the logs of containers, the API where the kubelet reaches it, and the data
 * directory.
 *
 * @throws on a configuration that Vector would exit with, on credentials in plain text, and on variables that nobody sets
 */
export function vectorConfiguration(
  container: string, given: Settings, logs: readonly VectorLog[], apiPort: number, dataDirectory: string, variables: ReadonlySet<string>,
): Settings {
  if (given.api?.address !== undefined || given.data_dir !== undefined) {
    throw new Error(`container "${container}" has a setting that the construct makes, got "${given.data_dir === undefined ? 'api.address' : 'data_dir'}"; ` +
      `leave it out${given.data_dir === undefined ? ', and give \'apiPort\'' : ''}`);
  }
  const sources = { ...given.sources };
  for (const log of logs) {
    if (sources[log.container] !== undefined) {
      throw new Error(`container "${container}" has two sources of one id, got "${log.container}"; rename the one in 'config', or give all files of the container in one log`);
    }
    sources[log.container] = fileSource(log);
  }
  const config = {
    ...given,
    data_dir: dataDirectory,
    // it is off, and listens on 127.0.0.1 when it is on, where the kubelet does not reach it
    api: { ...given.api, enabled: true, address: `0.0.0.0:${apiPort}` },
    sources,
  };
  checkTopology(container, config);
  refusePlainSettings(container, config, '${NAME}');
  checkVariables(container, config, variables);
  return config;
}

function fileSource({ path, files = ['*.log'] }: VectorLog): Settings {
  return { type: 'file', include: files.map((file) => `${path}/${file}`), read_from: 'beginning' };
}

/** Vector exits when something has no type, no input, or one that is not there. */
function checkTopology(container: string, config: Settings): void {
  const outputs = [...Object.keys(config.sources), ...Object.keys(config.transforms ?? {})];
  for (const [kind, what] of [['sources', 'source'], ['sinks', 'sink']] as const) {
    if (Object.keys(config[kind] ?? {}).length === 0) {
      throw new Error(`container "${container}" has no ${what}, got 'config' without "${kind}"; give at least one`);
    }
  }
  for (const [kind, what, example] of [['sources', 'source', 'file'], ['transforms', 'transform', 'remap'], ['sinks', 'sink', 'loki']] as const) {
    for (const [id, component] of Object.entries<Settings>(config[kind] ?? {})) {
      checkComponent(`${what} "${id}" of container "${container}"`, component, example);
    }
  }
  for (const [kind, what] of [['transforms', 'transform'], ['sinks', 'sink']] as const) {
    for (const [id, { inputs = [] }] of Object.entries<Settings>(config[kind] ?? {})) {
      const missing = inputs.length === 0 ? 'none' : inputs.find((input: string) => !isOutput(input, outputs));
      if (missing !== undefined) {
        throw new Error(`${what} "${id}" of container "${container}" has an input that is not there, got ${missing === 'none' ? missing : `"${missing}"`}; ` +
          `name one of ${outputs.map((output) => `"${output}"`).join(', ')}`);
      }
    }
  }
}

function checkComponent(what: string, component: Settings, example: string): void {
  if (!isObject(component)) {
    throw new Error(`${what} is not written out, got ${show(component)}; give its "type" and settings`);
  }
  const { type, inputs = [] } = component;
  if (typeof type !== 'string' || type === '') {
    throw new Error(`${what} has no type, got ${show(type)}; give the name of one, such as "${example}"`);
  }
  if (!Array.isArray(inputs)) {
    throw new Error(`${what} has inputs that are no list, got ${show(inputs)}; write a list of ids`);
  }
}

/** An input is an id, one of several outputs of an id, or a pattern. */
function isOutput(input: string, outputs: readonly string[]): boolean {
  return outputs.some((output) => input === output || input.startsWith(`${output}.`) || (input.endsWith('*') && output.startsWith(input.slice(0, -1))));
}

function checkVariables(container: string, config: Settings, variables: ReadonlySet<string>): void {
  for (const [, name] of JSON.stringify(config).matchAll(/(?<!\$)\$\{([A-Za-z_]\w*)\}/g)) {
    if (!variables.has(name)) {
      throw new Error(`configuration of container "${container}" refers to a variable that is not set, got "\${${name}}"; give it in 'envVariables'`);
    }
  }
}
