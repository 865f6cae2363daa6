const RANGE = /^(\*|\d{1,3}(\.\d{1,3}){3}\/\d{1,2}|[0-9a-fA-F:]+\/\d{1,3})$/;

/**
 * Ranges of addresses as annotations hold them.
 *
 * @throws when one of them is no range
 */
export function addressRanges(prop: string, ranges: readonly string[]): string {
  for (const range of ranges) {
    if (!RANGE.test(range)) {
      throw new Error(`'${prop}' has a range that is none, got "${range}"; give an address with a prefix length, such as "10.0.0.0/8"`);
    }
  }
  return ranges.join(',');
}
