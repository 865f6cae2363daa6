import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeText } from './decode-text';
import { findFiles } from './find-files';
import { describeSystemError, InputProblem } from './problem';
import { Io } from '../io';

/** How standard input is called in reports. */
export const STDIN_NAME = '<stdin>';

/** A file's text with the means to turn offsets into lines and columns. */
export class SourceFile {
  // lines are asked for from top to bottom, mostly: counting goes on from the last answer
  private offset = 0;
  private line = 1;

  constructor(
    /** As the user named it. */
    readonly name: string,
    readonly text: string,
  ) {}

  /** Line and column of an offset, both from 1; columns in UTF-16 code units. */
  position(offset: number): { line: number; column: number } {
    if (offset < this.offset) {
      this.offset = 0;
      this.line = 1;
    }
    for (let next = this.text.indexOf('\n', this.offset); next >= 0 && next < offset; next = this.text.indexOf('\n', next + 1)) {
      this.offset = next + 1;
      this.line++;
    }
    return { line: this.line, column: offset - this.offset + 1 };
  }

  /** The line around an offset, without its end. */
  lineAt(offset: number): string {
    const start = this.text.lastIndexOf('\n', offset - 1) + 1;
    const end = this.text.indexOf('\n', start);
    return this.text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
  }
}

/** Reads what paths name, one file at a time; `-` is standard input. What cannot be read is told and passed over. */
export function* readFiles(paths: readonly string[], io: Io, onProblem: (problem: InputProblem) => void): Generator<SourceFile> {
  for (const path of findFiles(paths, io.cwd, onProblem)) {
    const file = readFile(path, io, onProblem);
    if (file) {
      yield file;
    }
  }
}

// a run goes through its input twice, and most have one file
let lastRead: { readonly io: Io; readonly path: string; readonly file: SourceFile } | undefined;

export function readFile(path: string, io: Io, onProblem: (problem: InputProblem) => void): SourceFile | undefined {
  if (lastRead?.io === io && lastRead.path === path) {
    return lastRead.file;
  }
  const name = path === '-' ? STDIN_NAME : path;
  try {
    const file = new SourceFile(name, decodeText(path === '-' ? io.readStdin() : readFileSync(resolve(io.cwd, path))));
    lastRead = { io, path, file };
    return file;
  } catch (error) {
    onProblem({ file: name, message: describeSystemError(error) });
    return undefined;
  }
}
