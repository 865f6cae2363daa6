const WIDTH = 120;
const NESTED_WIDTH = 80;

/** A plain value as a TypeScript literal; `margin` is the indentation of the line that it begins on. */
export function printValue(value: unknown, margin = ''): string {
  if (typeof value === 'string') {
    return printString(value, margin);
  }
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  const inner = `${margin}  `;
  const members = Array.isArray(value)
    ? value.map((item) => printValue(item, inner))
    : Object.entries(value).map(([key, member]) => `${printKey(key)}: ${printValue(member, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (members.length === 0) {
    return open + close;
  }
  const space = Array.isArray(value) ? '' : ' ';
  const line = `${open}${space}${members.join(', ')}${space}${close}`;
  const width = members.some((member) => /[{[]./.test(member)) ? NESTED_WIDTH : WIDTH;
  return margin.length + line.length <= width && !line.includes('\n') ? line
    : `${open}\n${members.map((member) => `${inner}${member},\n`).join('')}${margin}${close}`;
}

function printKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) && key !== '__proto__' ? key : printText(key);
}

/** Text of several lines a line each. */
function printString(text: string, margin: string): string {
  const lines = text.split('\n');
  return lines.length <= 2 ? printText(text) : `[\n${lines.map((line) => `${margin}  ${printText(line)},\n`).join('')}${margin}].join('\\n')`;
}

function printText(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'").replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029');
  return `'${escaped}'`;
}
