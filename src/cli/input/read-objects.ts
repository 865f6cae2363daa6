import { locate } from './locate';
import { ParsedChunk, parseDocument, ParseError } from './parse-document';
import { InputProblem } from './problem';
import { readFiles, SourceFile } from './source-file';
import { Chunk, splitDocuments } from './split-documents';
import { Manifest } from '../../pod/manifest';
import { Io } from '../io';

/** Where a field stands in its file; lines and columns from 1, the end exclusive. */
export interface Location {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The text of the first line. */
  readonly text: string;
}

/** A Kubernetes object that was read. It holds its file's text: keep what you need of it, not the object. */
export class InputObject {
  constructor(
    readonly file: string,
    /** Number of the document in its file, from 0. */
    readonly document: number,
    readonly manifest: Manifest,
    private readonly at: { source: SourceFile; chunk: Chunk; parsed: ParsedChunk; value: number; prefix: string },
  ) {}

  /** Where an API path stands (`spec.containers[0].image`); of an absent field, its nearest parent that is there. */
  locate(field: string): Location {
    const { source, chunk, parsed, value, prefix } = this.at;
    const span = locate(chunk.text, parsed.events, value, prefix + field);
    const start = source.position(chunk.start + span.start);
    const text = source.lineAt(chunk.start + span.start);
    const end = source.position(chunk.start + span.end);
    return { ...start, endLine: end.line, endColumn: end.column, text };
  }
}

/** Every Kubernetes object of the files that paths name, the items of `List`s one by one. Other documents are passed over. */
export function* readObjects(paths: readonly string[], io: Io, onProblem: (problem: InputProblem) => void): Generator<InputObject> {
  for (const file of readFiles(paths, io, onProblem)) {
    yield* objectsIn(file, onProblem);
  }
}

export function* objectsIn(source: SourceFile, onProblem: (problem: InputProblem) => void): Generator<InputObject> {
  let document = 0;
  for (const chunk of splitDocuments(source.text)) {
    let parsed: ParsedChunk;
    try {
      parsed = parseDocument(chunk.text);
    } catch (error) {
      const { message, offset } = error as ParseError;
      onProblem({ file: source.name, ...source.position(chunk.start + offset), message });
      document++;
      continue;
    }
    for (let value = 0; value < parsed.values.length; value++) {
      for (const [manifest, prefix] of expandList(parsed.values[value], '')) {
        yield new InputObject(source.name, document, manifest, { source, chunk, parsed, value, prefix });
      }
      document++;
    }
  }
}

function* expandList(value: unknown, prefix: string): Generator<[Manifest, string]> {
  if (!isKubernetesObject(value)) {
    return;
  }
  const items: unknown = value.items;
  if (!value.kind?.endsWith('List') || !Array.isArray(items)) {
    yield [value, prefix];
    return;
  }
  // the items of a typed list, such as a PodList, need not say their kind
  const kind = value.kind.slice(0, -'List'.length);
  const inherited = kind === '' ? {} : { apiVersion: value.apiVersion, kind };
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (typeof item === 'object' && item !== null) {
      yield* expandList('kind' in item ? item : { ...inherited, ...item }, `${prefix}items[${i}].`);
    }
  }
}

function isKubernetesObject(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && typeof (value as Manifest).kind === 'string' && typeof (value as Manifest).apiVersion === 'string';
}
