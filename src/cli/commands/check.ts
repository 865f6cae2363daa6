import { formatKubernetesVersion } from '../../pod/kubernetes-version';
import { CheckReport, FailOn, fails } from '../../report/check-report';
import { Checker, NEIGHBOUR_KINDS } from '../check/checker';
import { RENDERERS } from '../check/renderers';
import { reviewConfig } from '../check/review-config';
import { Command, UsageError } from '../command';
import { asFilter } from '../filter';
import { findFiles } from '../input/find-files';
import { formatProblem, InputProblem } from '../input/problem';
import { readNeighbours } from '../input/read-neighbours';
import { objectsIn } from '../input/read-objects';
import { readFile } from '../input/source-file';
import { Invocation } from '../invocation';
import { Io } from '../io';
import { checkList } from '../krm/check-list';
import { pairOutputs, writeOutput } from '../outputs';
import { Progress } from '../progress';
import { readSettings, SETTINGS_OPTIONS } from '../settings';

export const command: Command = {
  name: 'check',
  summary: 'Checks manifests for what the API server refuses and what breaks pods with sidecars',
  usage: 'PATH...|-',
  options: {
    'format': { value: 'FORMAT', choices: Object.keys(RENDERERS), repeat: true, description: 'Form of a report (default: text)' },
    'output': { value: 'FILE', repeat: true, description: 'File for the report of the --format beside it (default: stdout)' },
    ...SETTINGS_OPTIONS,
    'fail-on': { value: 'SEVERITY', choices: ['error', 'warning', 'never'], description: 'Least severe finding for exit code 1 (default: error)' },
    'filter': { description: 'Pass standard input on to standard output, as a post-renderer of Helm does; the report goes to stderr' },
    'krm': { description: 'Work as a Kustomize function: a ResourceList on standard input and output, with the findings in its results' },
    'no-ignore': { description: 'Pass over every acknowledgement, in annotations and in the configuration file' },
  },
  notes: `
PATH is a file, or a folder whose .yaml, .yml and .json files are read, hidden ones and node_modules left out; - is standard input.

Exit code: 0 when nothing was found, 1 when there are findings as severe as --fail-on that nobody acknowledged, 2 for a wrong command line or when some of the
input could not be read, whatever was found in the rest.`,

  run(invocation, io) {
    if (invocation.flag('krm')) {
      return checkList(invocation, io);
    }
    if (invocation.flag('filter')) {
      if (invocation.positionals.some((path) => path !== '-')) {
        throw new UsageError('--filter reads standard input; leave out the paths');
      }
      return asFilter(io, (filtered) => report(invocation, ['-'], filtered));
    }
    if (invocation.positionals.length === 0) {
      throw new UsageError('check needs files, folders, or - for standard input');
    }
    return report(invocation, invocation.positionals, io);
  },
};

function report(invocation: Invocation, paths: readonly string[], io: Io): number {
  const outputs = pairOutputs(invocation, 'text');
  const problems: InputProblem[] = [];
  const found = check(invocation, paths, io, problems);
  for (const output of found ? outputs : []) {
    const text = RENDERERS[output.format](found!, output.file === undefined ? io : undefined);
    writeOutput(output, text, io, (problem) => problems.push(problem));
  }
  problems.forEach((problem) => io.stderr.write(`cdk8s-sidecars: ${formatProblem(problem)}\n`));
  if (problems.length > 0 || !found) {
    return 2;
  }
  return found.findings.some((finding) => fails(finding, found.failOn)) ? 1 : 0;
}

function check(invocation: Invocation, paths: readonly string[], io: Io, problems: InputProblem[]): CheckReport | undefined {
  const onProblem = (problem: InputProblem) => void problems.push(problem);
  const settings = readSettings(invocation, io, onProblem);
  if (!settings) {
    return undefined;
  }
  const { version, config } = settings;
  const acknowledge = !invocation.flag('no-ignore');
  const today = io.now.toISOString().slice(0, 10);
  const files = [...findFiles(paths, io.cwd, onProblem)];
  const neighbours = readNeighbours(files, io, NEIGHBOUR_KINDS);
  const checker = new Checker({ version, acknowledgements: config?.acknowledgements ?? [], acknowledge, today, neighbours });
  const progress = new Progress(io.stderr, files.length, 'files');
  files.forEach((path, i) => {
    const file = readFile(path, io, onProblem);
    for (const object of file ? objectsIn(file, onProblem) : []) {
      checker.add(object);
      progress.show(i + object.progress);
    }
    progress.show(i + 1);
  });
  const findings = checker.findings;
  progress.clear();
  if (checker.objects === 0 && problems.length === 0) {
    io.stderr.write('cdk8s-sidecars: there is no Kubernetes object in the input\n');
  }
  return {
    kubernetesVersion: formatKubernetesVersion(version),
    objects: checker.objects,
    findings: [...findings, ...config && acknowledge ? reviewConfig(config, checker, today) : []],
    problems,
    failOn: (invocation.value('fail-on') as FailOn | undefined) ?? config?.failOn ?? 'error',
  };
}
