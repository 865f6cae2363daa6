import { formatKubernetesVersion } from '../../pod/kubernetes-version';
import { namespacesAmong } from '../../pod/namespaces';
import { PodView } from '../../pod/pod-view';
import { LocatedFinding } from '../../report/check-report';
import { paintFor } from '../../report/paint';
import { timelineEntry, timelineJson } from '../../report/timeline/json';
import { WorkloadReport, workloadReport } from '../../report/timeline/workload-report';
import { Checker, NEIGHBOUR_KINDS } from '../check/checker';
import { Command, UsageError } from '../command';
import { findFiles } from '../input/find-files';
import { formatProblem, InputProblem } from '../input/problem';
import { readNeighbours } from '../input/read-neighbours';
import { InputObject } from '../input/read-objects';
import { Invocation } from '../invocation';
import { Io } from '../io';
import { pairOutputs, writeOutput } from '../outputs';
import { readWorkloads } from '../read-workloads';
import { readSettings, Settings, SETTINGS_OPTIONS } from '../settings';

export const command: Command = {
  name: 'timeline',
  summary: 'Shows how pods start and stop: who waits for whom, and who is killed',
  usage: 'PATH...|-',
  options: {
    job: { description: 'Show the shutdown that follows the mains\' own end, as in a Job, instead of a deletion' },
    format: { value: 'FORMAT', choices: ['text', 'json', 'svg', 'html'], repeat: true, description: 'Form of the charts (default: text)' },
    output: { value: 'FILE', repeat: true, description: 'File for the charts of the --format beside it (default: stdout)' },
    ...SETTINGS_OPTIONS,
  },
  notes: `
Times that a manifest cannot say are read from the pod template's annotation cdk8s-sidecars/lifecycle, a JSON object by container name with startupSeconds, runSeconds,
preStopSeconds, postStartSeconds and drainSeconds (a number, or "never"). What nobody says is shown as unknown and counts as 0.

Of a Job or CronJob text, SVG and HTML show both how it stops when it is deleted and when its mains have ended; the JSON shows one of them, as --job says.

Exit code: 0, or 2 for a wrong command line or when some of the input could not be read. Findings are for check.`,

  run(invocation, io) {
    if (invocation.positionals.length === 0) {
      throw new UsageError('timeline needs files, folders, or - for standard input');
    }
    const outputs = pairOutputs(invocation, 'text');
    const problems: InputProblem[] = [];
    const onProblem = (problem: InputProblem) => void problems.push(problem);
    const settings = readSettings(invocation, io, onProblem);
    if (settings) {
      const timelines = read(invocation, io, settings, outputs.map((output) => output.format), onProblem);
      for (const output of outputs) {
        writeOutput(output, render(output.format, timelines, settings, output.file === undefined ? io : undefined), io, onProblem);
      }
    }
    problems.forEach((problem) => io.stderr.write(`cdk8s-sidecars: ${formatProblem(problem)}\n`));
    return problems.length > 0 ? 2 : 0;
  },
};

interface Timelines {
  /** For JSON. Made at once, so that nothing else of the input is kept. */
  readonly entries: readonly string[];
  /** For pictures, with every finding. */
  readonly reports: readonly WorkloadReport[];
}

function read(
  invocation: Invocation, io: Io, { version, config }: Settings, formats: readonly string[], onProblem: (problem: InputProblem) => void,
): Timelines {
  const job = invocation.flag('job');
  const inJson = formats.includes('json');
  const inPictures = formats.some((format) => format !== 'json');
  const today = io.now.toISOString().slice(0, 10);
  const files = [...findFiles(invocation.positionals, io.cwd, () => undefined)];
  const neighbours = readNeighbours(files, io, NEIGHBOUR_KINDS);
  const namespaces = namespacesAmong(neighbours.ofKind('Namespace'));
  const checker = new Checker({ version, acknowledgements: config?.acknowledgements ?? [], acknowledge: true, today, neighbours });
  const onObject = inPictures ? (object: InputObject) => checker.add(object) : undefined;
  const entries: string[] = [];
  const drawn: { readonly pod: PodView; readonly file: string; readonly objectNumber: number }[] = [];
  for (const { pod, object } of readWorkloads(invocation.positionals, io, { version, onProblem, onObject, namespaces })) {
    if (inJson) {
      entries.push(timelineEntry(pod, object.file, job));
    }
    if (inPictures) {
      drawn.push({ pod, file: object.file, objectNumber: checker.objects - 1 });
    }
  }
  const findings = byObject(checker.findings);
  return { entries, reports: drawn.map(({ pod, file, objectNumber }) => workloadReport(pod, { file, job, findings: findings.get(objectNumber) })) };
}

function byObject(findings: readonly LocatedFinding[]): Map<number, LocatedFinding[]> {
  const grouped = new Map<number, LocatedFinding[]>();
  for (const finding of findings) {
    const group = grouped.get(finding.objectNumber);
    if (group) {
      group.push(finding);
    } else {
      grouped.set(finding.objectNumber, [finding]);
    }
  }
  return grouped;
}

/* eslint-disable @typescript-eslint/no-require-imports */
/** @param io for what goes to the terminal */
function render(format: string, { entries, reports }: Timelines, { version }: Settings, io: Io | undefined): string {
  switch (format) {
    case 'json': return timelineJson(entries);
    case 'svg': return require('../../report/timeline/svg/document').timelineSvg(reports);
    case 'html': return require('../../report/timeline/html/page').timelinePage(reports, formatKubernetesVersion(version));
    default: return require('../../report/timeline/text').timelineText(reports, paintFor(io?.stdout.isTTY ?? false, io?.env ?? {}));
  }
}
/* eslint-enable @typescript-eslint/no-require-imports */
