import { FunctionResult, ResourceList, resultLines, withResults } from './resource-list';
import { FactCollector } from '../../migrate/input-facts';
import { migrateText } from '../../migrate/migrate-text';
import { MigratedWorkload } from '../../migrate/migrated-text';
import { MigrateOptions } from '../../migrate/options';
import { UsageError } from '../command';
import { InputProblem } from '../input/problem';
import { STDIN_NAME } from '../input/source-file';
import { Invocation } from '../invocation';
import { Io } from '../io';

/** `migrate --krm`: the list's items are migrated, and the report is in its results. */
export function migrateList(invocation: Invocation, io: Io, options: MigrateOptions, problems: InputProblem[]): number {
  if (invocation.positionals.length > 0) {
    throw new UsageError('--krm reads standard input; leave out the paths');
  }
  const list = ResourceList.read(io, (problem) => void problems.push(problem));
  if (!list) {
    return 2;
  }
  const facts = new FactCollector();
  list.items.forEach((item) => facts.add(item, STDIN_NAME));
  const own = { version: list.version(options.version), sidecars: new Set([...options.sidecars, ...namesIn(list.setting('sidecars'))]) };
  const { text, workloads } = migrateText(list.text, own, facts);
  const results = workloads.flatMap(resultsOf);
  io.stdout.write(withResults(text, results));
  io.stderr.write(resultLines(results));
  return workloads.some(({ refused }) => refused.length > 0) && invocation.value('fail-on') !== 'never' ? 1 : 0;
}

/** `sidecars: [a, b]`, or `sidecars: "a, b"` in a ConfigMap. */
function namesIn(setting: unknown): string[] {
  const names = Array.isArray(setting) ? setting.map(String) : typeof setting === 'string' ? setting.split(',') : [];
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

function resultsOf({ object, changes, left, refused }: MigratedWorkload): FunctionResult[] {
  const result = (severity: FunctionResult['severity'], { message, container, field, rule }: MigratedWorkload['left'][number]): FunctionResult => ({
    message: container === undefined ? message : `container "${container}" ${message}`,
    severity,
    resourceRef: object,
    field: { path: field },
    tags: rule === undefined ? {} : { rule },
  });
  return [
    ...changes.map((change) => result('info', change)),
    ...left.map((remark) => result('warning', remark)),
    ...refused.map((remark) => result('error', remark)),
  ];
}
