import { getHeapStatistics } from 'node:v8';
import { Event, parseEvents, YAMLException } from 'js-yaml';
import { buildValues } from './build-values';
import { ParseError } from './parse-error';

/** A parsed text: the values of its documents, and the parser's events, which know where each value stands. */
export interface ParsedText {
  readonly values: readonly unknown[];
  readonly events: readonly Event[];
}

/** The largest text that surely fits in memory: parsing takes 20 bytes for a byte of it. */
const LARGEST = getHeapStatistics().heap_size_limit / 25;

/** @throws ParseError */
export function parseText(text: string): ParsedText {
  if (text.length > LARGEST) {
    throw new ParseError(`the document has ${megabytes(text.length)}, more than the ${megabytes(LARGEST)} that fit in memory; `
      + 'split it, or raise the limit with NODE_OPTIONS=--max-old-space-size', 0);
  }
  try {
    const events = parseEvents(text, {});
    return { values: buildValues(text, events), events };
  } catch (error) {
    throw asParseError(error, text);
  }
}

function megabytes(n: number): string {
  return `${Math.round(n / 1e6)} MB`;
}

function asParseError(error: unknown, text: string): ParseError {
  if (error instanceof YAMLException) {
    return new ParseError(explain(`malformed YAML: ${error.reason}`, text), error.mark?.position ?? 0);
  }
  const { message, offset = 0 } = error as Partial<ParseError>;
  return new ParseError(explain(String(message), text), offset);
}

function explain(message: string, text: string): string {
  if (text.includes('\0')) {
    return 'the text holds a NUL byte, which is no YAML; of UTF-16 a byte order mark must tell';
  }
  return text.includes('{{')
    ? `this is a template, not YAML (${message}); render it first, such as by: helm template . | cdk8s-sidecars check -`
    : message;
}
