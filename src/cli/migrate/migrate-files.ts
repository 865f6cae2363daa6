import { MigratedFile, migrateFile } from './migrate-file';
import { InputFile } from './read-input';
import { FactCollector } from '../../migrate/input-facts';
import { MigratedWorkload } from '../../migrate/migrate-text';
import { MigrateOptions } from '../../migrate/options';
import { InputProblem } from '../input/problem';

/**
 * Migrates the files of an input. A patch of a container moves along with it, even in another file; where it cannot, the
 * container stays.
 *
 * @param canChange whether what is changed in a file will be kept
 */
export function migrateFiles(
  files: readonly InputFile[], options: MigrateOptions, facts: FactCollector, canChange: (file: InputFile) => boolean,
  onProblem: (problem: InputProblem) => void,
): MigratedFile[] {
  const { patches } = facts;
  const run = (report: (problem: InputProblem) => void) =>
    files.map((file) => migrateFile(file, options, facts, report)).filter((file) => file !== undefined);
  const { patched } = patches;
  if (patched.length === 0) {
    return run(onProblem);
  }
  const kept = new Set(files.filter((file) => !canChange(file)).map(({ name }) => name));
  const stuck = new Set(patched.filter((patch) => patch.files.some((file) => kept.has(file))).map(({ key }) => key));
  for (;;) {
    patches.plan = { moved: new Map(), stuck };
    patches.plan = { moved: movedBy(run(() => undefined).filter(({ file }) => !kept.has(file.name))), stuck };
    const problems: InputProblem[] = [];
    const migrated = run((problem) => problems.push(problem));
    const failed = workloadsOf(migrated).filter(({ isPatch, refused }) => isPatch && refused.length > 0);
    if (failed.length === 0) {
      problems.forEach(onProblem);
      return migrated;
    }
    failed.forEach((patch) => stuck.add(keyOf(patch)));
  }
}

/** Names of the containers that have become init containers, by workload. */
function movedBy(files: readonly MigratedFile[]): Map<string, Set<string>> {
  return new Map(workloadsOf(files).map((workload) => {
    const { before, after } = workload;
    const moved = after.sidecars.filter(({ name, implicit }) => !implicit && before.mains.some((main) => main.name === name && !main.implicit));
    return [keyOf(workload), new Set(moved.map(({ name }) => name))];
  }));
}

function workloadsOf(files: readonly MigratedFile[]): MigratedWorkload[] {
  return files.flatMap(({ workloads }) => workloads);
}

function keyOf({ object: { kind, name } }: MigratedWorkload): string {
  return `${kind}/${name}`;
}
