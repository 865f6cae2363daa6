/** Major and minor version of a mesh. */
export interface MeshVersion {
  readonly text: string;
  readonly minor: number;
}

export interface KnownVersions {
  readonly title: string;
  readonly major: number;
  readonly oldestMinor: number;
  readonly newestMinor: number;
}

/**
 * Reads "1.24", "v1.24" or "1.24.3".
 *
 * @throws when that is no version, or none of which is known what its injector does
 */
export function parseMeshVersion(text: string, { title, major, oldestMinor, newestMinor }: KnownVersions): MeshVersion {
  const [, given, minor] = /^v?(\d+)\.(\d+)(?:\.\d+)?$/.exec(text.trim()) ?? [];
  if (Number(given) !== major || Number(minor) < oldestMinor || Number(minor) > newestMinor) {
    throw new Error(`'version' is no known version of ${title}, got "${text}"; give one from "${major}.${oldestMinor}" to "${major}.${newestMinor}"`);
  }
  return { text: `${major}.${minor}`, minor: Number(minor) };
}
