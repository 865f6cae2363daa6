import { constructFromEvents, FAILSAFE_SCHEMA, parseEvents, YAMLException } from 'js-yaml';
import { ConfigReader } from './config-reader';
import { Acknowledgement } from '../../checks/acknowledge';
import { KubernetesVersion, parseKubernetesVersion } from '../../pod/kubernetes-version';
import { FailOn } from '../../report/check-report';
import { locate } from '../input/locate';
import { InputProblem } from '../input/problem';
import { Location } from '../input/read-objects';
import { SourceFile } from '../input/source-file';

/** What `.cdk8s-sidecars.yaml` says. */
export interface Config {
  readonly file: string;
  readonly kubernetesVersion?: KubernetesVersion;
  readonly failOn?: FailOn;
  readonly acknowledgements: readonly Acknowledgement[];
  locate(field: string): Location;
}

/** Reads a configuration file strictly: whatever is not understood is a problem, with its place and its repair. */
export function readConfig(source: SourceFile, onProblem: (problem: InputProblem) => void): Config | undefined {
  let events, value: unknown;
  try {
    events = parseEvents(source.text, {});
    // every scalar as it is written: 1.30 is a version here, not a number
    [value] = constructFromEvents(events, { source: source.text, schema: FAILSAFE_SCHEMA });
  } catch (error) {
    const { reason, mark } = error as YAMLException;
    onProblem({ file: source.name, ...source.position(mark?.position ?? 0), message: `malformed YAML: ${reason}` });
    return undefined;
  }
  const place = (field: string): Location => {
    const span = locate(source.text, events, 0, field);
    const position = source.position(span.start);
    const text = source.lineAt(span.start);
    return { ...position, endColumn: Math.max(position.column, Math.min(position.column + span.end - span.start, text.trimEnd().length + 1)), text };
  };
  let failed = false;
  const reader = new ConfigReader((field, message) => {
    failed = true;
    const { line, column } = place(field);
    onProblem({ file: source.name, line, column, message });
  });

  const root = reader.mapping('', value ?? {}, ['kubernetesVersion', 'failOn', 'ignore']);
  const kubernetesVersion = reader.parsed('kubernetesVersion', root.kubernetesVersion, parseKubernetesVersion);
  const failOn = reader.choice('failOn', root.failOn, ['error', 'warning', 'never'] as const);
  const acknowledgements = reader.list('ignore', root.ignore).map((entry, i) => acknowledgement(reader, `ignore[${i}]`, entry));
  return failed ? undefined : {
    file: source.name,
    ...(kubernetesVersion ? { kubernetesVersion } : {}),
    ...(failOn ? { failOn } : {}),
    acknowledgements,
    locate: place,
  };
}

function acknowledgement(reader: ConfigReader, field: string, value: unknown): Acknowledgement {
  const entry = reader.mapping(field, value, ['rule', 'kind', 'name', 'namespace', 'container', 'reason', 'until']);
  const text = (key: string) => reader.text(`${field}.${key}`, entry[key]);
  const [kind, name, namespace, container] = ['kind', 'name', 'namespace', 'container'].map(text);
  const until = reader.day(`${field}.until`, entry.until);
  if (entry.rule === undefined) {
    reader.refuse(field, 'an entry of "ignore" needs a "rule"; "cdk8s-sidecars rules" lists the rules');
  }
  return {
    rule: text('rule') ?? '',
    reason: text('reason') ?? '',
    origin: field,
    external: true,
    object: { ...(kind ? { kind } : {}), ...(name ? { name } : {}), ...(namespace ? { namespace } : {}) },
    ...(container ? { container } : {}),
    ...(until ? { until } : {}),
  };
}
