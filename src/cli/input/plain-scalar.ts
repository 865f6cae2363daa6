// kubectl reads YAML with sigs.k8s.io/yaml: its goyaml.v2/resolve.go decides what an unquoted scalar is. It takes YAML 1.1's booleans
// and octal numbers, but neither its base 60 numbers nor its timestamps.

const WORDS = new Map<string, boolean | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);
const LONGEST_WORD = 5;

const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** What an unquoted scalar means: a number, a boolean, null, or the text itself. */
export function plainScalar(text: string): string | number | boolean | null {
  const first = text.charCodeAt(0);
  // a sign, a point or a digit
  if (first <= 0x39 && (first >= 0x30 || first === 0x2b || first === 0x2d || first === 0x2e)) {
    return number(first === 0x2e || !text.includes('_') ? text : text.replaceAll('_', '')) ?? text;
  }
  const word = text.length <= LONGEST_WORD ? WORDS.get(text) : undefined;
  return word === undefined ? text : word;
}

function number(text: string): number | undefined {
  if (INTEGER.test(text)) {
    return integer(text);
  }
  return FLOAT.test(text) ? Number(text) : undefined;
}

function integer(text: string): number {
  const digits = text[0] === '-' || text[0] === '+' ? text.slice(1) : text;
  const value = /^0[0-7]/.test(digits) ? parseInt(digits, 8) : Number(digits);
  return text[0] === '-' ? -value : value;
}
