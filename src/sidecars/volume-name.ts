/** The name of a sidecar's own volume: a DNS label of at most 63 characters. */
export function volumeName(sidecar: string, purpose: string): string {
  return `${sidecar.slice(0, 62 - purpose.length)}-${purpose}`;
}
