import { expandList } from './expand-list';
import { locate } from './locate';
import { objectFaults } from './object-faults';
import { parseParts, Part } from './parse-parts';
import { InputProblem } from './problem';
import { readFiles, SourceFile } from './source-file';
import { Manifest } from '../../pod/manifest';
import { Io } from '../io';

/** Where a field stands in its file: line and columns from 1, the end exclusive and on the same line. */
export interface Location {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  /** The text of the line. */
  readonly text: string;
}

/** A Kubernetes object that was read. It holds its file's text: keep what you need of it, not the object. */
export class InputObject {
  constructor(
    /** Number of the document in its file, from 0. */
    readonly document: number,
    readonly manifest: Manifest,
    private readonly part: Part,
    /** Which of the part's documents it is, and where it is in it. */
    private readonly value: number,
    private readonly prefix: string,
  ) {}

  get file(): string {
    return this.part.source.name;
  }

  /** How far down its file the object stands, from 0 to 1. */
  get progress(): number {
    return this.part.chunk.start / this.part.source.text.length;
  }

  /** Where an API path stands (`spec.containers[0].image`); of an absent field, its nearest parent that is there. */
  locate(field: string): Location {
    const { source, chunk, events } = this.part;
    const span = locate(chunk.text, events, this.value, this.prefix + field);
    const { line, column } = source.position(chunk.start + span.start);
    const text = source.lineAt(chunk.start + span.start);
    const lineEnd = text.trimEnd().length + 1;
    const length = span.end - span.start;
    return { line, column, endColumn: Math.max(column, Math.min(column + length, lineEnd)), text };
  }
}

/** Every Kubernetes object of the files that paths name, the items of `List`s one by one. Documents of other tools are passed over. */
export function* readObjects(paths: readonly string[], io: Io, onProblem: (problem: InputProblem) => void): Generator<InputObject> {
  for (const file of readFiles(paths, io, onProblem)) {
    yield* objectsIn(file, onProblem);
  }
}

export function* objectsIn(source: SourceFile, onProblem: (problem: InputProblem) => void): Generator<InputObject> {
  let document = 0;
  for (const part of parseParts(source)) {
    if ('message' in part) {
      onProblem({ file: source.name, ...source.position(part.offset), message: part.message });
      document++;
      continue;
    }
    for (let value = 0; value < part.values.length; value++) {
      for (const { field, message } of objectFaults(part.values[value])) {
        onProblem({ file: source.name, ...positionOf(part, value, field), message });
      }
      for (const [manifest, prefix] of expandList(part.values[value])) {
        yield new InputObject(document, manifest, part, value, prefix);
      }
      document++;
    }
  }
}

function positionOf({ source, chunk, events }: Part, value: number, field: string): { line: number; column: number } {
  return source.position(chunk.start + locate(chunk.text, events, value, field).start);
}
