import { constructFromEvents, Event, EVENT_ID, parseEvents, YAMLException } from 'js-yaml';
import { KUBECTL_SCHEMA } from './yaml-schema';

/** A parsed text: the values of its documents, and the parser's events, which know where each value stands. */
export interface ParsedText {
  readonly values: readonly unknown[];
  readonly events: readonly Event[];
}

/** Why a part of a file is not YAML; `offset` counts from the part's beginning. */
export class ParseError extends Error {
  constructor(message: string, readonly offset: number) {
    super(message);
  }
}

/** Parsing needs about 25 bytes of memory for a byte of text, and Node's heap has 2 GB on a small machine. */
const LARGEST_DOCUMENT = 64 * 1024 * 1024;

/** Aliases may make a document larger than its text, but no honest one grows beyond this number of values. */
const MOST_VALUES = 1_000_000;

/** @throws ParseError */
export function parseText(text: string): ParsedText {
  if (text.length > LARGEST_DOCUMENT) {
    throw new ParseError(`the document has ${Math.round(text.length / 1e6)} MB; split it at "---" lines or into files of at most 64 MB`, 0);
  }
  try {
    const events = parseEvents(text, {});
    const values = constructFromEvents(events, { source: text, schema: KUBECTL_SCHEMA });
    if (text.includes('*')) {
      refuseBombs(events, values);
    }
    return { values, events };
  } catch (error) {
    throw asParseError(error, text);
  }
}

function asParseError(error: unknown, text: string): ParseError {
  if (error instanceof ParseError) {
    return error;
  }
  const { reason, mark } = error instanceof YAMLException ? error : { reason: String((error as Error).message), mark: undefined };
  const isTemplate = text.includes('{{');
  return new ParseError(isTemplate
    ? `this is a template, not YAML (${reason}); render it first, such as by: helm template . | cdk8s-sidecars check -`
    : `malformed YAML: ${reason}`, mark?.position ?? 0);
}

// every reader of a manifest walks it as a tree, which aliases can make endless or exponentially large
function refuseBombs(events: readonly Event[], values: readonly unknown[]): void {
  const alias = events.find((event) => event.type === EVENT_ID.ALIAS);
  if (alias?.type !== EVENT_ID.ALIAS) {
    return;
  }
  const sizes = new Map<object, number>();
  for (const value of values) {
    const size = treeSize(value, sizes);
    if (size > MOST_VALUES) {
      throw new ParseError(size === Infinity
        ? 'an alias stands inside the value that it names; write the value out'
        : `aliases make more than ${MOST_VALUES} values of this document; write them out`, alias.anchorStart - 1);
    }
  }
}

/** The number of values when every alias is written out; infinite where one contains itself. */
function treeSize(value: unknown, sizes: Map<object, number>): number {
  if (typeof value !== 'object' || value === null) {
    return 1;
  }
  const known = sizes.get(value);
  if (known !== undefined) {
    return known;
  }
  sizes.set(value, Infinity);
  const size = Object.values(value).reduce((sum: number, child) => sum + treeSize(child, sizes), 1);
  sizes.set(value, size);
  return size;
}
