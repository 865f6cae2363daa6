/**
 * @param what names the port in the error, such as `'upstreamPort' of container "login"`
 * @throws when it is none
 */
export function checkPort(what: string, port: number): void {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`${what} is no port, got ${port}; give one from 1 to 65535`);
  }
}
