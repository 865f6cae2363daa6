import { PodResources, resourcesOf, totalOf } from '../../pod/resources';
import { paintFor } from '../../report/paint';
import { resourcesEntry, resourcesJson } from '../../report/resources/json';
import { ResourcesRow, resourcesText } from '../../report/resources/text';
import { Command, UsageError } from '../command';
import { formatProblem, InputProblem } from '../input/problem';
import { pairOutputs, writeOutput } from '../outputs';
import { readWorkloads } from '../read-workloads';
import { readSettings, SETTINGS_OPTIONS } from '../settings';

export const command: Command = {
  name: 'resources',
  summary: 'Adds up what pods request, as the scheduler does, and the sidecars\' share of it',
  usage: 'PATH...|-',
  options: {
    format: { value: 'FORMAT', choices: ['text', 'json'], repeat: true, description: 'Form of the table (default: text)' },
    output: { value: 'FILE', repeat: true, description: 'File for the table of the --format beside it (default: stdout)' },
    ...SETTINGS_OPTIONS,
  },
  notes: `
A pod's request is the larger of what it needs while its init containers run and what its sidecars and mains need together. All pods: times replicas, or parallelism of a Job;
how many pods a DaemonSet has depends on the cluster, so it is not in the sum.

Exit code: 0, or 2 for a wrong command line or when some of the input could not be read.`,

  run(invocation, io) {
    if (invocation.positionals.length === 0) {
      throw new UsageError('resources needs files, folders, or - for standard input');
    }
    const outputs = pairOutputs(invocation, 'text');
    const problems: InputProblem[] = [];
    const onProblem = (problem: InputProblem) => void problems.push(problem);
    const settings = readSettings(invocation, io, onProblem);
    if (settings) {
      const all: PodResources[] = [];
      const entries: string[] = [];
      const rows: ResourcesRow[] = [];
      for (const { object, pod } of readWorkloads(invocation.positionals, io, { version: settings.version, onProblem })) {
        const resources = resourcesOf(pod);
        all.push(resources);
        entries.push(resourcesEntry(pod, object.file, resources));
        rows.push({ object: pod.object, resources });
      }
      const total = totalOf(all);
      for (const output of outputs) {
        const { isTTY } = output.file === undefined ? io.stdout : { isTTY: false };
        const text = output.format === 'json' ? resourcesJson(entries, total) : resourcesText(rows, total, paintFor(isTTY, io.env));
        writeOutput(output, text, io, onProblem);
      }
    }
    problems.forEach((problem) => io.stderr.write(`cdk8s-sidecars: ${formatProblem(problem)}\n`));
    return problems.length > 0 ? 2 : 0;
  },
};
