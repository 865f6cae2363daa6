import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './command';
import { describeSystemError, InputProblem } from './input/problem';
import { Invocation } from './invocation';
import { Io } from './io';

/** One report to make: to a file, or to stdout. */
export interface Output {
  readonly format: string;
  readonly file?: string;
}

interface Pair {
  format?: string;
  output?: string;
}

/**
 * Pairs `--format` and `--output`: each belongs to the nearest of the other kind, in whichever order the two are given. A format without
 * a file goes to stdout.
 *
 * @throws UsageError when two reports would go to the same place
 */
export function pairOutputs(invocation: Invocation, defaultFormat: string): Output[] {
  const pairs: Pair[] = [];
  for (const { name, value } of invocation.given) {
    if (name === 'format' || name === 'output') {
      const last = pairs.at(-1);
      if (last && last[name] === undefined) {
        last[name] = value;
      } else {
        pairs.push({ [name]: value });
      }
    }
  }
  const outputs: Output[] = (pairs.length > 0 ? pairs : [{} as Pair]).map((pair) => ({ format: pair.format ?? defaultFormat, file: pair.output }));
  const places = outputs.map((output) => output.file ?? 'stdout');
  const twice = places.find((place, i) => places.indexOf(place) !== i);
  if (twice !== undefined) {
    throw new UsageError(`two reports would go to ${twice}; give each --format its own --output`);
  }
  return outputs;
}

/** Writes a report. A file appears whole or not at all. */
export function writeOutput(output: Output, text: string, io: Io, onProblem: (problem: InputProblem) => void): void {
  if (output.file === undefined) {
    io.stdout.write(text);
    return;
  }
  const path = resolve(io.cwd, output.file);
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(unfinished, text);
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    onProblem({ file: output.file, message: `cannot be written: ${describeSystemError(error)}` });
  }
}
