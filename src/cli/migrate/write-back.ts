import { closeSync, fchmodSync, fsyncSync, lstatSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { isChanged, MigratedFile, textAfter } from './migrate-file';
import { describeSystemError, InputProblem } from '../input/problem';

/**
 * Writes changed files in place: each whole or not at all, in its encoding, with its permissions. Others are not touched.
 *
 * @returns the files that are as described, those that need no change among them
 */
export function writeBack(
  files: readonly MigratedFile[], paths: readonly string[], cwd: string, onProblem: (problem: InputProblem) => void,
): MigratedFile[] {
  return files.filter((migrated) => {
    const reason = isChanged(migrated) ? whyUnwritable(migrated.file.name, paths, cwd) ?? replace(migrated, cwd) : undefined;
    if (reason !== undefined) {
      onProblem({ file: migrated.file.name, message: `is left as it is: ${reason}` });
    }
    return reason === undefined;
  });
}

/** Why a file must not be written; undefined when it may. */
export function whyUnwritable(name: string, paths: readonly string[], cwd: string): string | undefined {
  const path = resolve(cwd, name);
  try {
    const folder = paths.map((given) => resolve(cwd, given)).find((given) => given !== path && !relative(given, path).startsWith('..'));
    const target = realpathSync(path);
    if (folder !== undefined && lstatSync(path).isSymbolicLink() && relative(realpathSync(folder), target).startsWith('..')) {
      return `it is a link to ${target}, outside of the folder; name that file itself`;
    }
    // the owner of the folder could replace it all the same
    const isReadOnly = !/[2367]/.test((statSync(target).mode % 0o1000).toString(8));
    return isReadOnly ? 'it is read-only; make it writable first' : undefined;
  } catch (error) {
    return describeSystemError(error);
  }
}

function replace(migrated: MigratedFile, cwd: string): string | undefined {
  const { bytes, name } = migrated.file;
  try {
    const target = realpathSync(resolve(cwd, name));
    if (!readFileSync(target).equals(bytes)) {
      return 'somebody else has changed it meanwhile; run the command again';
    }
    replaceAtOnce(target, encodeLike(bytes, textAfter(migrated)));
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'another run is about to replace it; wait for it, or remove its .tmp file'
      : describeSystemError(error);
  }
}

/** A reader, or a crash, finds the old content or the new, and nothing between. */
function replaceAtOnce(path: string, content: Buffer): void {
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const file = openSync(unfinished, 'wx', statSync(path).mode);
  try {
    try {
      fchmodSync(file, statSync(path).mode);
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** In the encoding of the bytes that the text was read from, with their byte order mark. */
function encodeLike(bytes: Buffer, text: string): Buffer {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return Buffer.from(`\ufeff${text}`, 'utf16le');
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  }
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return Buffer.from(hasMark ? `\ufeff${text}` : text);
}
