const LENGTH = 63;

/** The name of a sidecar's own volume: a DNS label. */
export function volumeName(sidecar: string, purpose: string): string {
  return `${sidecar.slice(0, LENGTH - 1 - purpose.length)}-${purpose}`;
}

/** The name of a volume for a directory, and for whom it is: a DNS label, or nothing where no part has a letter or digit. */
export function volumeNameOf(...parts: readonly string[]): string {
  return parts.join('-').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-/, '').slice(0, LENGTH).replace(/-$/, '');
}
