import { wellFormed } from './well-formed';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' };

/** For element text and for attributes in double quotes. Characters that XML 1.0 cannot hold at all are replaced. */
export function escapeXml(text: string): string {
  // eslint-disable-next-line no-control-regex
  return wellFormed(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd').replace(/[&<>"\n\r\t]/g, (c) => ENTITIES[c]);
}
