import { isIP } from 'node:net';

/**
 * Ranges of addresses as annotations hold them.
 *
 * @throws when one of them is no range
 */
export function addressRanges(prop: string, ranges: readonly string[]): string {
  for (const range of ranges) {
    if (range !== '*' && !isRange(range)) {
      throw new Error(`'${prop}' has a range that is none, got "${range}"; give an address with a prefix length, such as "10.0.0.0/8"`);
    }
  }
  return ranges.join(',');
}

function isRange(range: string): boolean {
  const [, address, bits] = /^(.+)\/(\d{1,3})$/.exec(range) ?? [];
  return address !== undefined && Number(bits) <= BITS[isIP(address)];
}

/** By version of the protocol; none for what is no address. */
const BITS: Readonly<Record<number, number>> = { 0: -1, 4: 32, 6: 128 };
