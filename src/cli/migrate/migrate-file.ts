import { InputFile } from './read-input';
import { InputFacts } from '../../migrate/input-facts';
import { migrateText } from '../../migrate/migrate-text';
import { MigratedWorkload } from '../../migrate/migrated-text';
import { MigrateOptions } from '../../migrate/options';
import { SourceError } from '../../migrate/text/source';
import { InputProblem } from '../input/problem';

export interface MigratedFile {
  readonly file: InputFile;
  /** What becomes of each part of the file. */
  readonly parts: readonly (readonly [before: string, after: string])[];
  /** Lines count from the beginning of the file. */
  readonly workloads: readonly MigratedWorkload[];
}

/** Undefined, and told, for a file that cannot be read after all. */
export function migrateFile(
  file: InputFile, options: MigrateOptions, facts: InputFacts, onProblem: (problem: InputProblem) => void,
): MigratedFile | undefined {
  const parts: [string, string][] = [];
  const workloads: MigratedWorkload[] = [];
  for (const { start, text } of file.chunks) {
    if (!file.concerned.has(start) && !facts.patches.isDeclared(file.name)) {
      parts.push([text, text]);
      continue;
    }
    const above = file.source.position(start).line - 1;
    try {
      const migrated = migrateText(text, options, facts, file.name);
      parts.push([text, migrated.text]);
      workloads.push(...migrated.workloads.map((workload) => ({ ...workload, line: workload.line + above })));
    } catch (error) {
      if (!(error instanceof SourceError)) {
        throw error;
      }
      onProblem({ file: file.name, line: error.line + above, column: error.column, message: `malformed YAML: ${error.message}` });
      return undefined;
    }
  }
  return { file, parts, workloads };
}

export function isChanged({ parts }: MigratedFile): boolean {
  return parts.some(([before, after]) => before !== after);
}

export function textAfter({ parts }: MigratedFile): string {
  return parts.map(([, after]) => after).join('');
}
