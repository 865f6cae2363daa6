import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { concernsMigration } from '../../migrate/concerns-migration';
import { FactCollector } from '../../migrate/input-facts';
import { MigrateOptions } from '../../migrate/options';
import { mayBePatch } from '../../migrate/patch-entry';
import { locatePod } from '../../pod/pod-view';
import { decodeText } from '../input/decode-text';
import { expandList } from '../input/expand-list';
import { findFiles } from '../input/find-files';
import { ParseError } from '../input/parse-error';
import { parseText } from '../input/parse-text';
import { describeSystemError, InputProblem } from '../input/problem';
import { SourceFile, STDIN_NAME } from '../input/source-file';
import { Chunk, splitDocuments } from '../input/split-documents';
import { Io } from '../io';

/** A file that was read without a problem. */
export interface InputFile {
  /** As the user named it, or the name of standard input. */
  readonly name: string;
  readonly bytes: Buffer;
  readonly source: SourceFile;
  /** The file's parts in a row. */
  readonly chunks: readonly Chunk[];
  /** Those parts, by their offsets, that a migration may have to do with. */
  readonly concerned: ReadonlySet<number>;
}

/** Reads the whole input: a workload can depend on what any other file says. Files that cannot be read or parsed are told and left out. */
export function readInput(paths: readonly string[], io: Io, options: MigrateOptions, onProblem: (problem: InputProblem) => void): {
  files: InputFile[]; facts: FactCollector;
} {
  const facts = new FactCollector();
  const files: InputFile[] = [];
  for (const path of findFiles(paths, io.cwd, onProblem)) {
    const file = readOne(path, io, options, facts, onProblem);
    if (file) {
      files.push(file);
    }
  }
  return { files, facts };
}

function readOne(
  path: string, io: Io, options: MigrateOptions, facts: FactCollector, onProblem: (problem: InputProblem) => void,
): InputFile | undefined {
  const name = path === '-' ? STDIN_NAME : path;
  let bytes: Buffer;
  let source: SourceFile;
  try {
    bytes = path === '-' ? io.readStdin() : readFileSync(resolve(io.cwd, path));
    source = new SourceFile(name, decodeText(bytes));
  } catch (error) {
    onProblem({ file: name, message: describeSystemError(error) });
    return undefined;
  }
  const chunks = [...splitDocuments(source.text)];
  const concerned = new Set<number>();
  for (const chunk of chunks) {
    try {
      if (look(chunk, name, options, facts)) {
        concerned.add(chunk.start);
      }
    } catch (error) {
      const { message, offset } = error as ParseError;
      onProblem({ file: name, ...source.position(chunk.start + offset), message });
      return undefined;
    }
  }
  return { name, bytes, source, chunks, concerned };
}

function look(chunk: Chunk, file: string, options: MigrateOptions, facts: FactCollector): boolean {
  let isConcerned = false;
  for (const value of parseText(chunk.text).values) {
    const objects = [...expandList(value)];
    for (const [manifest] of objects) {
      facts.add(manifest, file);
      isConcerned ||= concernsMigration(manifest, options) || (locatePod(manifest) !== undefined && mayBePatch(manifest));
    }
    if (objects.length === 0) {
      // no object, but it may be a JSON patch
      facts.add(value, file);
    }
  }
  return isConcerned;
}
