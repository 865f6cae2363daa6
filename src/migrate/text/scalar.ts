import { Node, Scalar, stringify } from 'yaml';
import { indentOf, isBlank, lineAt } from './lines';

export type Primitive = string | number | boolean | null;

/** A plain value, quoted where YAML 1.1 or 1.2 would read something else. */
export function renderScalar(value: Primitive, isJson: boolean): string {
  if (isJson || (typeof value === 'string' && /[\n\r\t]/.test(value))) {
    return JSON.stringify(value);
  }
  // flow indicators are quoted as well, so that the text fits both styles
  return typeof value === 'string' && /[,[\]{}]/.test(value) ? JSON.stringify(value) : stringify(value, { version: '1.1', lineWidth: 0 }).trimEnd();
}

/** A value in the quotes that a neighbour in its list has. */
export function renderScalarBeside(neighbour: Node, value: Primitive): string {
  const { type } = neighbour as Scalar;
  return type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE ? renderScalarLike(neighbour as Scalar, value, '') : renderScalar(value, false);
}

/** A new value in the quotes, or the block form, that the old one had. */
export function renderScalarLike(node: Scalar, value: Primitive, text: string): string {
  if (typeof value !== 'string') {
    return renderScalar(value, false);
  }
  switch (node.type) {
    case Scalar.QUOTE_DOUBLE: return JSON.stringify(value);
    case Scalar.QUOTE_SINGLE: return /[\n\r\t]/.test(value) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
    case Scalar.BLOCK_LITERAL:
    case Scalar.BLOCK_FOLDED: return renderBlock(node, value, text);
    default: return renderScalar(value, false);
  }
}

/** A block scalar keeps its header and its indentation. */
function renderBlock(node: Scalar, value: string, text: string): string {
  const [start, end] = node.range!;
  const header = lineAt(text, start);
  const old = text.slice(start + header.length, end);
  const indent = indentOf(old.split('\n').find((line) => !isBlank(line)) ?? '');
  const body = value.replace(/\n+$/, '');
  const oneLine = node.type === Scalar.BLOCK_FOLDED && !body.includes('\n');
  const trimmed = header.trimEnd();
  const head = node.type === Scalar.BLOCK_FOLDED && !oneLine ? trimmed.replace('>', '|') : trimmed;
  return [head, ...body.split('\n').map((line) => (line === '' ? '' : ' '.repeat(indent) + line))].join('\n') + '\n';
}
