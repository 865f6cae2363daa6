import { Event } from 'js-yaml';
import { ParseError } from './parse-error';
import { parseSimple } from './parse-simple';
import { ParsedText, parseText } from './parse-text';
import { SourceFile } from './source-file';
import { Chunk, splitDocuments } from './split-documents';

/** A part of a file, parsed: one document, mostly. */
export class Part {
  constructor(
    readonly source: SourceFile,
    readonly chunk: Chunk,
    /** Of its documents. */
    readonly values: readonly unknown[],
    private parsed?: ParsedText,
  ) {}

  /** What the parser of all YAML saw, which knows where each value stands. Not asked for before there is a finding. */
  get events(): readonly Event[] {
    this.parsed ??= parseText(this.chunk.text);
    return this.parsed.events;
  }
}

/** Parses a file part by part; in place of a document that is not YAML comes the error, its offset counted in the file. */
export function* parseParts(source: SourceFile): Generator<Part | ParseError> {
  for (const chunk of splitDocuments(source.text)) {
    try {
      yield parsePart(source, chunk);
    } catch (error) {
      const { message, offset } = error as ParseError;
      yield new ParseError(message, chunk.start + offset);
    }
  }
}

/** @throws ParseError */
export function parsePart(source: SourceFile, chunk: Chunk): Part {
  const value = parseSimple(source.text, chunk.start, chunk.start + chunk.text.length);
  if (value !== undefined) {
    return new Part(source, chunk, [value]);
  }
  const parsed = parseText(chunk.text);
  return new Part(source, chunk, parsed.values, parsed);
}
