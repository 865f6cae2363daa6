import { escapeXml } from '../escape-xml';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of HTML or SVG. Attributes are escaped; children are markup. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  return `<${name}${attributesOf(attributes)}>${children.join('')}</${name}>`;
}

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeXml(value!)}"`)
    .join('');
}

/** Two decimals: enough for a pixel, and the same bytes on every machine. */
export function round(value: number): number {
  return Number(value.toFixed(2));
}
