/** A Kubernetes minor version, such as 1.32: what the API server and the kubelet of a cluster are taken to do. */
export interface KubernetesVersion {
  readonly major: 1;
  readonly minor: number;
}

/** The target when nobody says another. */
export const DEFAULT_KUBERNETES_VERSION: KubernetesVersion = { major: 1, minor: 32 };

/** The oldest and the newest minor whose behaviour is modelled. Newer targets behave like the newest one known. */
export const OLDEST_MINOR = 27;
export const NEWEST_MINOR = 36;

/**
 * Reads "1.32", "v1.32" or "1.32.4"; the patch level is ignored.
 *
 * @throws when the text is no Kubernetes version, or one that is older than any that is modelled
 */
export function parseKubernetesVersion(text: string): KubernetesVersion {
  const match = /^v?1\.(\d{1,3})(?:\.\d+(?:[-+].*)?)?$/.exec(text.trim());
  if (!match) {
    throw new Error(`"${text}" is not a Kubernetes version; give major and minor, such as "1.32"`);
  }
  const minor = Number(match[1]);
  if (minor < OLDEST_MINOR) {
    throw new Error(`Kubernetes ${text} is older than 1.${OLDEST_MINOR}, the oldest version modelled; give a version from 1.${OLDEST_MINOR} on`);
  }
  return { major: 1, minor };
}

export function formatKubernetesVersion(version: KubernetesVersion): string {
  return `${version.major}.${version.minor}`;
}
