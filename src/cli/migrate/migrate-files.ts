import { MigratedFile, migrateFile } from './migrate-file';
import { InputFile } from './read-input';
import { FactCollector } from '../../migrate/input-facts';
import { MigratedWorkload } from '../../migrate/migrated-text';
import { MigrateOptions } from '../../migrate/options';
import { Patches } from '../../migrate/patches';
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
    patches.plan = { moved: movedBy(run(() => undefined).filter(({ file }) => !kept.has(file.name)), patches), stuck };
    const problems: InputProblem[] = [];
    const migrated = run((problem) => problems.push(problem));
    const failed = workloadsOf(migrated).filter(({ patchOf, changes }) => patchOf !== undefined && changes.length === 0);
    if (failed.length === 0) {
      problems.forEach(onProblem);
      return migrated;
    }
    failed.forEach(({ patchOf }) => stuck.add(patchOf!));
  }
}

/** Names of the containers that have become init containers, by workload; what patches bring themselves is left out. */
function movedBy(files: readonly MigratedFile[], patches: Patches): Map<string, Set<string>> {
  const moved = new Map<string, Set<string>>();
  for (const { object: { kind, name }, before, after } of workloadsOf(files)) {
    const key = `${kind}/${name}`;
    const names = after.sidecars.filter((sidecar) => patches.inBase(key).has(sidecar.name) && before.find(sidecar.name)?.kind === 'main');
    moved.set(key, new Set([...moved.get(key) ?? [], ...names.map((sidecar) => sidecar.name)]));
  }
  return moved;
}

function workloadsOf(files: readonly MigratedFile[]): MigratedWorkload[] {
  return files.flatMap(({ workloads }) => workloads);
}
