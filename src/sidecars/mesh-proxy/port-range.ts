/** A port, or the ports from one to another. */
export class PortRange {
  /**
   * One port.
   *
   * @throws when that is no port
   */
  static single(port: number): PortRange {
    return PortRange.between(port, port);
  }

  /**
   * All ports from the first to the last, both included.
   *
   * @throws when one of them is no port, or the last is before the first
   */
  static between(first: number, last: number): PortRange {
    checkPort(first, 'a port');
    checkPort(last, 'a port');
    if (last < first) {
      throw new Error(`a range of ports ends before it begins, got ${first}-${last}; give the lower port first`);
    }
    return new PortRange(first, last);
  }

  private constructor(
    /** The first port. */
    public readonly first: number,
    /** The last port; the first one for a single port. */
    public readonly last: number,
  ) {}

  /** As meshes write it: `8080` or `8000-8010`. */
  public toString(): string {
    return this.first === this.last ? String(this.first) : `${this.first}-${this.last}`;
  }
}

/**
 * @param what names the port in the error
 * @throws when it is no port
 */
export function checkPort(port: number, what: string): void {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`${what} is no number from 1 to 65535, got ${port}; give a port`);
  }
}

/**
 * A list of ports as annotations hold it.
 *
 * @throws when one of them is no port, or is there twice
 */
export function portList(prop: string, ports: readonly number[]): string {
  ports.forEach((port) => checkPort(port, `a port of '${prop}'`));
  return rangeList(prop, ports.map((port) => PortRange.single(port)));
}

/** @throws when a port is there twice */
export function rangeList(prop: string, ranges: readonly PortRange[]): string {
  const sorted = [...ranges].sort((a, b) => a.first - b.first);
  sorted.slice(1).forEach((range, i) => {
    if (range.first <= sorted[i].last) {
      throw new Error(`'${prop}' names port ${range.first} twice, got ${ranges.join(', ')}; name it once`);
    }
  });
  return ranges.join(',');
}
