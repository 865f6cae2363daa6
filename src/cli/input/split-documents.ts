/** A part of a file that is parsed by itself. */
export interface Chunk {
  /** Offset of the part in the file's text. */
  readonly start: number;
  readonly text: string;
}

const MARKER = '\n---';

/**
 * Cuts a file into its documents at lines that begin with `---`, as kubectl does, so that one broken document does not hide
 * the others and memory is bounded by the largest document. The marker stays at the head of the part it opens. JSON
 * objects one after the other are cut where one ends a line and the next begins one.
 */
export function* splitDocuments(text: string): Generator<Chunk> {
  let start = 0;
  let from = 0;
  for (;;) {
    const marker = text.indexOf(MARKER, from);
    if (marker < 0) {
      break;
    }
    const after = text.charCodeAt(marker + MARKER.length);
    from = marker + 1;
    // a directive such as %YAML belongs to the document that the marker opens
    if ((Number.isNaN(after) || isSpace(after)) && !isDirectives(text, start, marker)) {
      const end = headOf(text, start, marker + 1);
      yield* splitJson(text, start, end);
      start = end;
    }
  }
  yield* splitJson(text, start, text.length);
}

function* splitJson(text: string, start: number, end: number): Generator<Chunk> {
  const chunk = text.slice(start, end);
  if (!/^\s*\{/.test(chunk)) {
    yield { start, text: chunk };
    return;
  }
  const boundary = /\}[ \t\r]*\n(?=\{)/g;
  let from = 0;
  for (let match = boundary.exec(chunk); match; match = boundary.exec(chunk)) {
    yield { start: start + from, text: chunk.slice(from, boundary.lastIndex) };
    from = boundary.lastIndex;
  }
  yield { start: start + from, text: chunk.slice(from) };
}

function isDirectives(text: string, start: number, end: number): boolean {
  if (text[start] !== '%' && text[start] !== '#') {
    return false;
  }
  const lines = text.slice(start, end).split('\n');
  return lines.every((line) => /^(%|\s*(#|$))/.test(line)) && lines.some((line) => line.startsWith('%'));
}

/** Where the document begins that a marker opens: at the marker, or at directives that stand between it and the `...` that ends the document before. */
function headOf(text: string, start: number, marker: number): number {
  let hasDirective = false;
  for (let at = marker; at > start;) {
    const lineStart = at < 2 ? start : Math.max(text.lastIndexOf('\n', at - 2) + 1, start);
    const line = text.slice(lineStart, at - 1);
    if (/^\.\.\.\s*(#|$)/.test(line)) {
      return hasDirective ? at : marker;
    }
    if (!/^(%|\s*(#|$))/.test(line)) {
      return marker;
    }
    hasDirective ||= line.startsWith('%');
    at = lineStart;
  }
  return marker;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
