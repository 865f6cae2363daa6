import { Io } from './io';

/**
 * Runs a command that reads standard input as a filter: what it has read goes to standard output as it is, and what it has to say
 * to stderr. Nothing goes through when the input could not be read.
 *
 * @returns the command's exit code
 */
export function asFilter(io: Io, run: (io: Io) => number): number {
  const bytes = io.readStdin();
  const code = run({ ...io, stdout: io.stderr, readStdin: () => bytes });
  if (code !== 2) {
    io.stdout.write(bytes.toString());
  }
  return code;
}
