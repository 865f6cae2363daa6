import { isMap, isScalar, isSeq, Node, Pair, Scalar, visit } from 'yaml';
import { column } from './lines';
import { dashOf, keyColumn } from './ranges';

/** How a text is written, for what is added to it. */
export interface Style {
  readonly isJson: boolean;
  /** What lines in brackets are indented with. */
  readonly space: ' ' | '\t';
  /** Columns of one level of nesting. */
  readonly step: number;
  /** Whether the dashes of a list stand further right than the key of the list. */
  readonly indentsLists: boolean;
  readonly lineBreak: '\n' | '\r\n';
}

export function styleOf(text: string, root: Node): Style {
  let step: number | undefined;
  let indentsLists: boolean | undefined;
  visit(root, {
    Pair(_key, pair, path) {
      const parent = path[path.length - 1];
      const { value } = pair as Pair<Node, Node | null>;
      if (!isMap(parent)) {
        return undefined;
      }
      if (isMap(value) && value.items.length > 0 && value.flow === parent.flow) {
        step ??= columnsBetween(keyColumn(text, parent), keyColumn(text, value));
      }
      if (isSeq(value) && value.items.length > 0 && !value.flow && !parent.flow) {
        indentsLists ??= column(text, dashOf(value, 0)) > keyColumn(text, parent);
      }
      return step !== undefined && indentsLists !== undefined ? visit.BREAK : undefined;
    },
  });
  const space = /^\t/m.test(text) ? '\t' : ' ';
  return {
    isJson: isJson(root),
    space,
    step: step ?? (space === '\t' ? 1 : 2),
    indentsLists: indentsLists ?? true,
    lineBreak: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

function columnsBetween(outer: number, inner: number): number | undefined {
  return inner > outer && inner - outer <= 8 ? inner - outer : undefined;
}

/** JSON is taken for such when it begins like it: a flow mapping whose first key is in double quotes. */
function isJson(root: Node): boolean {
  return (isMap(root) || isSeq(root)) && root.flow === true
    && (!isMap(root) || (isScalar(root.items[0]?.key) && root.items[0].key.type === Scalar.QUOTE_DOUBLE));
}
