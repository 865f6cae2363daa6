/** Something that could not be read: told on stderr, and the reason for exit code 2. */
export interface InputProblem {
  readonly file: string;
  /** From 1; absent when the problem is the whole file. */
  readonly line?: number;
  /** From 1, in UTF-16 code units. */
  readonly column?: number;
  readonly message: string;
}

export function formatProblem(problem: InputProblem): string {
  const at = problem.line === undefined ? '' : `:${problem.line}:${problem.column ?? 1}`;
  return `${problem.file}${at}: ${problem.message}`;
}

/** The operating system's refusal in words, without the call and the path that Node adds. */
export function describeSystemError(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case 'ENOENT': return 'no such file or directory';
    case 'EACCES':
    case 'EPERM': return 'permission denied';
    case 'EISDIR': return 'is a directory';
    case 'ELOOP': return 'too many symbolic links';
    case 'ENOTDIR': return 'a part of the path is not a directory';
    case 'ERR_FS_FILE_TOO_LARGE': return 'the file is larger than 2 GiB; split it';
    default: return code ? `cannot be read (${code})` : String((error as Error).message ?? error);
  }
}
