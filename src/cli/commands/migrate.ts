import { MigrateOptions } from '../../migrate/options';
import { typescriptApp } from '../../migrate/typescript';
import { unifiedDiff } from '../../migrate/unified-diff';
import { Manifest } from '../../pod/manifest';
import { paintFor } from '../../report/paint';
import { Command, UsageError } from '../command';
import { formatProblem, InputProblem } from '../input/problem';
import { objectsIn } from '../input/read-objects';
import { SourceFile, STDIN_NAME } from '../input/source-file';
import { Invocation } from '../invocation';
import { Io } from '../io';
import { migrateList } from '../krm/migrate-list';
import { MigratedFile, textAfter } from '../migrate/migrate-file';
import { migrateFiles } from '../migrate/migrate-files';
import { readInput } from '../migrate/read-input';
import { migrationCharts, migrationJson, migrationText } from '../migrate/report';
import { whyUnwritable, writeBack } from '../migrate/write-back';
import { readSettings, SETTINGS_OPTIONS } from '../settings';

export const command: Command = {
  name: 'migrate',
  summary: 'Turns legacy sidecars into native ones, in place, comments and layout kept',
  usage: 'PATH...|-',
  options: {
    'sidecar': { value: 'NAME', repeat: true, description: 'A container that is a sidecar, whatever it runs' },
    'diff': { description: 'Print a unified diff instead of the migrated YAML' },
    'write': { description: 'Change the files in place; print the report' },
    'format': { value: 'FORMAT', choices: ['yaml', 'json'], description: 'yaml: the migrated YAML (default); json: what was done and what was refused' },
    'timelines': { description: 'Show the charts of each pod before and after, below the report' },
    'to': { value: 'LANGUAGE', choices: ['typescript'], description: 'Print a cdk8s app that makes the migrated objects' },
    'krm': { description: 'Work as a Kustomize function: a ResourceList on standard input and output' },
    'fail-on': { value: 'WHAT', choices: ['refused', 'never'], description: 'What leads to exit code 1 (default: refused)' },
    ...SETTINGS_OPTIONS,
  },
  notes: `
Known products that run as main containers beside an app become native sidecars, in the order that the pod needs, with a startup probe; what was done because they were
none (sleeps, quit hooks, flag files, waiting loops) goes where that is sure, and is named where it is not. Other sidecars are named with --sidecar, or in the annotation
cdk8s-sidecars/native-sidecars: "name, name" of the workload or its pod template. The report goes to stderr, with --write to stdout.

Exit code: 0 when everything was migrated or there was nothing to do, 1 when something was refused, 2 for a wrong command line or when some of the input could not be
read or written. A file is changed whole or not at all.`,

  run(invocation, io) {
    const modes = ['diff', 'write', 'to', 'krm'].filter((mode) => invocation.value(mode) !== undefined || invocation.flag(mode));
    if (modes.length > 1) {
      throw new UsageError(`--${modes[0]} and --${modes[1]} cannot be given together`);
    }
    const problems: InputProblem[] = [];
    const settings = readSettings(invocation, io, (problem) => void problems.push(problem));
    const options = settings && { version: settings.version, sidecars: new Set(invocation.given.filter(({ name }) => name === 'sidecar').map(({ value }) => value)) };
    const code = options ? (invocation.flag('krm') ? migrateList(invocation, io, options, problems) : run(invocation, io, options, problems)) : 2;
    problems.forEach((problem) => io.stderr.write(`cdk8s-sidecars: ${formatProblem(problem)}\n`));
    return problems.length > 0 ? 2 : code;
  },
};

function run(invocation: Invocation, io: Io, options: MigrateOptions, problems: InputProblem[]): number {
  const { positionals } = invocation;
  if (positionals.length === 0) {
    throw new UsageError('migrate needs files, folders, or - for standard input');
  }
  if (invocation.flag('write') && positionals.includes('-')) {
    throw new UsageError('standard input cannot be changed in place; leave out --write');
  }
  const onProblem = (problem: InputProblem) => void problems.push(problem);
  const { files, facts } = readInput(positionals, io, options, onProblem);
  const canChange = ({ name }: { readonly name: string }) => !invocation.flag('write') || whyUnwritable(name, positionals, io.cwd) === undefined;
  const migrated = migrateFiles(files, options, facts, canChange, onProblem);
  const done = invocation.flag('write') ? writeBack(migrated, positionals, io.cwd, onProblem) : migrated;
  print(done, invocation, io, options, problems);
  const isRefused = migrated.some(({ workloads }) => workloads.some(({ refused }) => refused.length > 0));
  return isRefused && invocation.value('fail-on') !== 'never' ? 1 : 0;
}

function print(files: readonly MigratedFile[], invocation: Invocation, io: Io, options: MigrateOptions, problems: readonly InputProblem[]): void {
  if (invocation.value('to') === 'typescript') {
    io.stdout.write(typescriptApp(files.flatMap(manifestsIn), options.version));
    io.stderr.write(migrationText(files));
    return;
  }
  if (invocation.value('format') === 'json') {
    io.stdout.write(migrationJson(files, options.version, problems));
    return;
  }
  if (invocation.flag('diff')) {
    files.forEach(({ file, parts }) => io.stdout.write(unifiedDiff(file.name === STDIN_NAME ? 'stdin' : file.name, parts)));
  } else if (!invocation.flag('write')) {
    io.stdout.write(concatenated(files));
  }
  const output = invocation.flag('write') ? io.stdout : io.stderr;
  output.write(migrationText(files));
  if (invocation.flag('timelines')) {
    output.write(migrationCharts(files, paintFor(output.isTTY, io.env)));
  }
}

function manifestsIn({ file, parts }: MigratedFile): Manifest[] {
  const onProblem = () => undefined;
  return [...objectsIn(new SourceFile(file.name, parts.map(([, after]) => after).join('')), onProblem)].map(({ manifest }) => manifest);
}

/** Several files as one stream of documents. */
function concatenated(files: readonly MigratedFile[]): string {
  return files.map((file, i) => {
    const text = textAfter(file);
    const isSeparated = i === 0 || /^---(\s|$)/.test(text);
    const mark = i === 0 && file.file.bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? '\ufeff' : '';
    return `${mark}${isSeparated ? '' : '---\n'}${text}${i < files.length - 1 && !text.endsWith('\n') ? '\n' : ''}`;
  }).join('');
}

const BYTE_ORDER_MARK = Buffer.from('\ufeff');
