import { ParseError } from './parse-error';
import { ParsedText, parseText } from './parse-text';
import { SourceFile } from './source-file';
import { Chunk, splitDocuments } from './split-documents';

/** A part of a file, parsed, which all objects in it share. */
export interface Part {
  readonly source: SourceFile;
  readonly chunk: Chunk;
  readonly parsed: ParsedText;
}

/** The parser has a price for each call: small documents go to it together, up to this number of characters. */
const TOGETHER = 16_384;

/** Parses a file part by part; in place of a document that is not YAML comes the error, its offset counted in the file. */
export function* parseParts(source: SourceFile): Generator<Part | ParseError> {
  let group: Chunk[] = [];
  let size = 0;
  for (const chunk of splitDocuments(source.text)) {
    if (size + chunk.text.length > TOGETHER && group.length > 0) {
      yield* parseGroup(source, group);
      group = [];
      size = 0;
    }
    group.push(chunk);
    size += chunk.text.length;
  }
  yield* parseGroup(source, group);
}

function* parseGroup(source: SourceFile, group: readonly Chunk[]): Generator<Part | ParseError> {
  if (group.length > 1) {
    const start = group[0].start;
    const last = group[group.length - 1];
    try {
      yield parsePart(source, { start, text: source.text.slice(start, last.start + last.text.length) });
      return;
    } catch {
      // one of them is not YAML; the others are
    }
  }
  for (const chunk of group) {
    try {
      yield parsePart(source, chunk);
    } catch (error) {
      const { message, offset } = error as ParseError;
      yield new ParseError(message, chunk.start + offset);
    }
  }
}

/** @throws ParseError */
function parsePart(source: SourceFile, chunk: Chunk): Part {
  return { source, chunk, parsed: parseText(chunk.text) };
}
