import { Dirent, readdirSync, Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeSystemError, InputProblem } from './problem';

const EXTENSIONS = /\.(ya?ml|json)$/i;

// what package managers and tools keep beside manifests
const SKIPPED_FOLDERS = new Set(['node_modules']);

/**
 * The files that paths name: a file as it is, whatever its ending; of a folder every .yaml, .yml and .json below it, in
 * alphabetical order, hidden files and folders and node_modules left out. A file named twice comes once.
 */
export function* findFiles(paths: readonly string[], cwd: string, onProblem: (problem: InputProblem) => void): Generator<string> {
  const seen = new Set<string>();
  for (const path of paths) {
    for (const file of path === '-' ? ['-'] : expand(path, cwd, onProblem)) {
      const key = file === '-' ? file : resolve(cwd, file);
      if (!seen.has(key)) {
        seen.add(key);
        yield file;
      }
    }
  }
}

function* expand(path: string, cwd: string, onProblem: (problem: InputProblem) => void): Generator<string> {
  let kind: Stats;
  try {
    kind = statSync(resolve(cwd, path));
  } catch (error) {
    onProblem({ file: path, message: describeSystemError(error) });
    return;
  }
  if (isEndless(kind, path)) {
    onProblem({ file: path, message: 'this is a device, which may never end; name a file or a folder, or - for standard input' });
    return;
  }
  if (!kind.isDirectory()) {
    yield path;
    return;
  }
  let found = false;
  for (const file of below(path, cwd, onProblem)) {
    found = true;
    yield file;
  }
  if (!found) {
    onProblem({ file: path, message: 'no .yaml, .yml or .json file in this folder; name a file or another folder' });
  }
}

function* below(folder: string, cwd: string, onProblem: (problem: InputProblem) => void): Generator<string> {
  let entries: Dirent[];
  try {
    entries = readdirSync(resolve(cwd, folder), { withFileTypes: true });
  } catch (error) {
    onProblem({ file: folder, message: describeSystemError(error) });
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.') || SKIPPED_FOLDERS.has(entry.name)) {
      continue;
    }
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      yield* below(path, cwd, onProblem);
    } else if (EXTENSIONS.test(entry.name) && (entry.isFile() || isLinkToFile(entry, resolve(cwd, path)))) {
      yield path;
    }
  }
}

// a terminal as standard input ends when the user says so, and /dev/null at once
function isEndless(kind: Stats, path: string): boolean {
  return (kind.isCharacterDevice() || kind.isBlockDevice()) && path !== '/dev/stdin' && path !== '/dev/null';
}

// links to folders are not followed: they may lead round in a circle
function isLinkToFile(entry: Dirent, path: string): boolean {
  return entry.isSymbolicLink() && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}
