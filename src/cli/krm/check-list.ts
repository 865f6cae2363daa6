import { FunctionResult, ResourceList, resultLines, withResults } from './resource-list';
import { fails, FailOn, LocatedFinding } from '../../report/check-report';
import { Checker, NEIGHBOUR_KINDS } from '../check/checker';
import { UsageError } from '../command';
import { formatProblem, InputProblem } from '../input/problem';
import { neighboursIn } from '../input/read-neighbours';
import { objectsIn } from '../input/read-objects';
import { SourceFile, STDIN_NAME } from '../input/source-file';
import { Invocation } from '../invocation';
import { Io } from '../io';
import { readSettings, Settings } from '../settings';

/** `check --krm`: the list goes through as it is, with the findings in its results. */
export function checkList(invocation: Invocation, io: Io): number {
  if (invocation.positionals.length > 0) {
    throw new UsageError('--krm reads standard input; leave out the paths');
  }
  const problems: InputProblem[] = [];
  const onProblem = (problem: InputProblem) => void problems.push(problem);
  const settings = readSettings(invocation, io, onProblem);
  const list = settings && ResourceList.read(io, onProblem);
  const code = list ? check(list, invocation, io, settings, onProblem) : 2;
  problems.forEach((problem) => io.stderr.write(`cdk8s-sidecars: ${formatProblem(problem)}\n`));
  return problems.length > 0 ? 2 : code;
}

function check(
  list: ResourceList, invocation: Invocation, io: Io, { version, config }: Settings, onProblem: (problem: InputProblem) => void,
): number {
  const file = new SourceFile(STDIN_NAME, list.text);
  const checker = new Checker({
    version: list.version(version),
    acknowledgements: config?.acknowledgements ?? [],
    acknowledge: !invocation.flag('no-ignore'),
    today: io.now.toISOString().slice(0, 10),
    neighbours: neighboursIn([file], NEIGHBOUR_KINDS),
  });
  for (const object of objectsIn(file, onProblem)) {
    checker.add(object);
  }
  const findings = checker.findings;
  const results = findings.map(resultOf);
  io.stdout.write(withResults(list.text, results));
  io.stderr.write(resultLines(results));
  const failOn = (invocation.value('fail-on') as FailOn | undefined) ?? config?.failOn ?? 'error';
  return findings.some((finding) => fails(finding, failOn)) ? 1 : 0;
}

function resultOf({ rule, severity, message, fix, field, object, acknowledged }: LocatedFinding): FunctionResult {
  return {
    message: `${message}; ${fix}${acknowledged ? ` (acknowledged: ${acknowledged.reason})` : ''}`,
    severity: acknowledged ? 'info' : severity,
    resourceRef: object,
    field: { path: field },
    tags: { rule },
  };
}
