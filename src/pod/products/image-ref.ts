/** A container image's reference, taken apart: `quay.io/acme/app:v1.2.3-alpine@sha256:…`. */
export interface ImageRef {
  /** Registry and path, without tag and digest: `quay.io/acme/app`. */
  readonly repository: string;
  /** Last segment of the repository: `app`. */
  readonly name: string;
  /** Undefined where only a digest, or nothing, is given. */
  readonly tag?: string;
  readonly digest?: string;
  /** The numbers that the tag starts with; undefined for `latest`, a branch's name, or a digest alone. */
  readonly version?: ImageVersion;
}

/** Major, minor and patch; a part that the tag leaves out is undefined. */
export type ImageVersion = readonly [number, number | undefined, number | undefined];

const VERSION = /^[vV]?(\d{1,4})(?:\.(\d{1,5}))?(?:\.(\d{1,5}))?(?=$|[-+._])/;

export function parseImage(image: string): ImageRef {
  const at = image.indexOf('@');
  const named = at < 0 ? image : image.slice(0, at);
  const slash = named.lastIndexOf('/');
  const colon = named.indexOf(':', slash + 1);
  const repository = colon < 0 ? named : named.slice(0, colon);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  const digits = tag === undefined ? null : VERSION.exec(tag);
  return {
    repository,
    name: repository.slice(slash + 1),
    ...(tag ? { tag } : {}),
    ...(at < 0 ? {} : { digest: image.slice(at + 1) }),
    ...(digits ? { version: [Number(digits[1]), part(digits[2]), part(digits[3])] } : {}),
  };
}

/**
 * Whether a version is at least `major.minor`; undefined when the version does not say. The tag `5` stands for any 5.x, so that it is at
 * least 5.0 for certain, but nothing is known of it against 5.1.
 */
export function isAtLeast(version: ImageVersion | undefined, major: number, minor = 0): boolean | undefined {
  if (version === undefined) {
    return undefined;
  }
  if (version[0] !== major) {
    return version[0] > major;
  }
  return version[1] === undefined && minor > 0 ? undefined : (version[1] ?? 0) >= minor;
}

function part(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}
