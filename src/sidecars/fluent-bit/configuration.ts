import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { stringify } from 'yaml';
import { buffered, limited, volumeSize } from './buffering';
import { Entry } from './entry';
import { checkReferences, Environment } from './environment';
import { FluentBitFilter } from './filter';
import { FluentBitInput } from './input';
import { LogSource } from './log';
import { FluentBitOutput } from './output';
import { FluentBitParser } from './parser';
import { checkAliases, checkParserNames, checkPorts, collectParsers, refusePlainUrls } from './pipeline-checks';
import { POD_NAME, POD_NAMESPACE, reference } from './pod-field';
import { checkRoutes } from './routes';
import { FluentBitServiceOptions, serviceSettings } from './service';
import { ImageVersion } from '../../pod/products/image-ref';

export interface ConfigurationParts {
  readonly logs: readonly LogSource[];
  readonly inputs: readonly FluentBitInput[];
  readonly filters: readonly FluentBitFilter[];
  readonly parsers: readonly FluentBitParser[];
  readonly outputs: readonly FluentBitOutput[];
  readonly service: FluentBitServiceOptions;
  readonly envVariables: Readonly<Record<string, kplus.EnvValue>>;
  /** What may wait on the volume for its delivery; undefined to keep it in memory. */
  readonly buffer?: Size;
  readonly version?: ImageVersion;
}

export interface Configuration {
  /** The YAML file. */
  readonly text: string;
  /** Variables that the file refers to, and those that were given. */
  readonly env: ReadonlyMap<string, kplus.EnvValue>;
  /** Labels of the pod template that variables take their values from. */
  readonly labels: readonly string[];
  /** What the sidecar's own volume has to hold. */
  readonly volumeSize: Size;
}

/** @throws on whatever would keep Fluent Bit from starting, or lose records without a word */
export function configure(parts: ConfigurationParts): Configuration {
  const inputs = [...parts.logs.map((log) => log.entry), ...parts.inputs.map((input) => input._entry)];
  const outputs = limited(parts.outputs.map((output) => output._entry), parts.buffer);
  const filters = [...parts.filters.flatMap((filter) => filter._entries), ...stackdriverFilters(outputs, parts.logs)];
  if (inputs.length === 0) {
    throw new Error('Fluent Bit has nothing to read, got neither \'logs\' nor \'inputs\'; give the directory of a container\'s log files in \'logs\'');
  }
  if (outputs.length === 0) {
    throw new Error('Fluent Bit has nowhere to send to, got no \'outputs\'; give at least one, such as FluentBitOutput.stdout()');
  }
  const entries = [...inputs, ...filters, ...outputs];
  checkAliases('input', inputs);
  checkAliases('output', outputs);
  refusePlainUrls('input', inputs);
  refusePlainUrls('output', outputs);
  checkPorts(inputs, parts.service);
  checkRoutes(inputs, filters, outputs);
  const parsers = collectParsers([...parts.parsers, ...entries.flatMap((entry) => entry.parsers ?? [])]);
  checkParserNames(entries, parsers);

  const environment = new Environment(parts.envVariables);
  const resolve = (entry: Entry) => environment.resolve(entry);
  const config = {
    service: serviceSettings(parts.service, {
      version: parts.version,
      imageParsers: parsers.some((parser) => !parser._definition),
      buffersOnDisk: parts.buffer !== undefined || inputs.some(({ settings }) => settings['storage.type'] === 'filesystem'),
    }),
    parsers: parsers.filter((p) => p._definition).map((p) => ({ name: p.name, ...p._definition })),
    multiline_parsers: multilineDefinitions(entries),
    pipeline: {
      inputs: buffered(inputs, parts.buffer, parts.service).map(resolve),
      filters: filters.map(resolve),
      outputs: outputs.map(resolve),
    },
  };
  const text = toYaml(config);
  checkReferences(config, environment.variables);
  return {
    text,
    env: environment.variables,
    labels: entries.flatMap((entry) => entry.podFields ?? []).flatMap(({ label }) => label ?? []),
    volumeSize: volumeSize(outputs, parts.buffer),
  };
}

/** The plugin finds out which container a record is of by this field; without it, by a tag of the same form. */
function stackdriverFilters(outputs: readonly Entry[], logs: readonly LogSource[]): Entry[] {
  if (!outputs.some(({ plugin, settings }) => plugin === 'stackdriver' && settings.resource === 'k8s_container')) {
    return [];
  }
  return logs.map(({ container, tag }) => ({
    plugin: 'record_modifier',
    settings: {
      match: tag,
      record: [`logging.googleapis.com/local_resource_id k8s_container.${reference(POD_NAMESPACE)}.${reference(POD_NAME)}.${container}`],
    },
    podFields: [POD_NAMESPACE, POD_NAME],
  }));
}

function multilineDefinitions(entries: readonly Entry[]): unknown[] {
  const definitions = new Map<string, unknown>();
  for (const { name, _definition } of entries.flatMap((entry) => entry.multilineParsers ?? [])) {
    const other = definitions.get(name);
    if (other && JSON.stringify(other) !== JSON.stringify(_definition)) {
      throw new Error(`multiline parser is defined twice and differently, got "${name}"; give each its own name`);
    }
    if (_definition) {
      definitions.set(name, _definition);
    }
  }
  return [...definitions.values()];
}

function toYaml({ parsers, multiline_parsers, pipeline, ...rest }: {
  readonly service: object;
  readonly parsers: readonly unknown[];
  readonly multiline_parsers: readonly unknown[];
  readonly pipeline: { readonly inputs: unknown[]; readonly filters: unknown[]; readonly outputs: unknown[] };
}): string {
  const { inputs, filters, outputs } = pipeline;
  const document = {
    ...rest,
    ...parsers.length > 0 ? { parsers } : {},
    ...multiline_parsers.length > 0 ? { multiline_parsers } : {},
    pipeline: { inputs, ...filters.length > 0 ? { filters } : {}, outputs },
  };
  return stringify(document, { aliasDuplicateObjects: false, keepUndefined: false, lineWidth: 0, version: '1.1' });
}
