import { renderScalar } from './scalar';
import { Style } from './style';

/** Writes the text of a value that stands elsewhere in the source; undefined for a value that does not. */
export type Moved = (value: object, form: { readonly flow: boolean; readonly column: number }) => string | undefined;

/** `key: value` in block style, the first line without indentation, ending without a line break. */
export function renderBlockPair(key: string, value: unknown, indent: number, style: Style, moved: Moved): string {
  const name = renderScalar(key, false);
  if (Array.isArray(value) && value.length > 0) {
    const dash = indent + (style.indentsLists ? style.step : 0);
    return [`${name}:`, ...value.map((item) => renderItem(item, dash, style, moved))].join('\n');
  }
  if (isObject(value) && Object.keys(value).length > 0) {
    return `${name}:\n${' '.repeat(indent + style.step)}${renderBlockMap(value, indent + style.step, style, moved)}`;
  }
  return `${name}: ${renderLeaf(value)}`;
}

/** `- item` in block style with its indentation, ending without a line break. */
export function renderItem(item: unknown, dash: number, style: Style, moved: Moved): string {
  const lines = isCollection(item) ? moved(item, { flow: false, column: dash }) : undefined;
  if (lines !== undefined) {
    return lines.replace(/\r?\n$/, '');
  }
  const text = isObject(item) && Object.keys(item).length > 0 ? renderBlockMap(item, dash + 2, style, moved) : renderLeaf(item);
  return `${' '.repeat(dash)}- ${text}`;
}

/** A value in flow style; `column` is where the line that holds it begins. */
export function renderFlow(value: unknown, column: number, multiline: boolean, style: Style, moved: Moved): string {
  if (!isCollection(value)) {
    return renderScalar(value as any, style.isJson);
  }
  const there = moved(value, { flow: true, column });
  if (there !== undefined) {
    return there;
  }
  const inner = column + style.step;
  const members = Array.isArray(value)
    ? value.map((item) => renderFlow(item, inner, multiline, style, moved))
    : Object.entries(value).map(([key, member]) => renderFlowPair(key, member, inner, multiline, style, moved));
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (members.length === 0) {
    return open + close;
  }
  return multiline
    ? `${open}\n${members.map((m) => style.space.repeat(inner) + m).join(',\n')}\n${style.space.repeat(column)}${close}`
    : `${open}${members.join(', ')}${close}`;
}

export function renderFlowPair(key: string, value: unknown, column: number, multiline: boolean, style: Style, moved: Moved): string {
  return `${renderScalar(key, style.isJson)}: ${renderFlow(value, column, multiline, style, moved)}`;
}

function renderBlockMap(value: object, indent: number, style: Style, moved: Moved): string {
  return Object.entries(value).map(([key, member]) => renderBlockPair(key, member, indent, style, moved)).join(`\n${' '.repeat(indent)}`);
}

function renderLeaf(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(renderLeaf).join(', ')}]`;
  }
  return isObject(value) ? '{}' : renderScalar(value as any, false);
}

function isObject(value: unknown): value is object {
  return isCollection(value) && !Array.isArray(value);
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
