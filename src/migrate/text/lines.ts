/** Offset of the first character of the line that holds an offset. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset after the line break of the line on which a value ends; a block scalar ends behind its own last line break. */
export function lineEnd(text: string, end: number): number {
  if (end > 0 && text[end - 1] === '\n') {
    return end;
  }
  const newline = text.indexOf('\n', end);
  return newline < 0 ? text.length : newline + 1;
}

export function column(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

export function lineAt(text: string, start: number): string {
  const newline = text.indexOf('\n', start);
  return text.slice(start, newline < 0 ? text.length : newline + 1);
}

export function isBlank(line: string): boolean {
  return line.trim() === '';
}

export function isComment(line: string): boolean {
  return line.trimStart().startsWith('#');
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Every line of a text but the first, or that too, moved to the right (or left) by a number of columns. */
export function shift(text: string, by: number, withFirst = true): string {
  if (by === 0) {
    return text;
  }
  return text.split('\n').map((line, i) => (i === 0 && !withFirst) || isBlank(line) ? line : shiftLine(line, by)).join('\n');
}

function shiftLine(line: string, by: number): string {
  return by > 0 ? ' '.repeat(by) + line : line.slice(Math.min(-by, indentOf(line)));
}

/** How far the line that holds an offset is indented. */
export function indentAt(text: string, offset: number): number {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))![0].length;
}
