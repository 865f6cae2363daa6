/** Why an image is no reference that a kubelet takes. */
export interface ReferenceFault {
  /** Continues the sentence `has an image ...`. */
  readonly problem: string;
  readonly fix: string;
  /** Whether the text waits for a template engine or a script to fill it in. */
  readonly isPlaceholder?: boolean;
}

/**
 * What is wrong with an image's reference by the grammar of https://github.com/distribution/reference, which the kubelet
 * parses it with (pkg/util/parsers, InvalidImageName); undefined for a good one.
 */
export function referenceFault(image: string): ReferenceFault | undefined {
  const parts = image.length > LONGEST ? null : REFERENCE.exec(image);
  if (!parts) {
    return isPlaceholder(image) ? PLACEHOLDER : malformed(image);
  }
  const [, path, digest] = parts;
  if (path.length > LONGEST_PATH) {
    return { problem: `whose repository has ${path.length} characters`, fix: `keep it to ${LONGEST_PATH}` };
  }
  return ID.test(image) ? { problem: 'that is an ID', fix: 'write the repository, and @sha256: in front of the digest' }
    : digest !== undefined && !DIGEST.test(digest) ? BAD_DIGEST : undefined;
}

const COMPONENT = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const DOMAIN = `(?:${COMPONENT}(?:\\.${COMPONENT})*|\\[[a-fA-F0-9:]+\\])(?::\\d+)?`;
const SEGMENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const REFERENCE = new RegExp(`^(?:${DOMAIN}/)?(${SEGMENT}(?:/${SEGMENT})*)(?::\\w[\\w.-]{0,127})?(?:@(.+))?$`);
const DIGEST = /^sha(?:256:[a-f0-9]{64}|384:[a-f0-9]{96}|512:[a-f0-9]{128})$/;
const ID = /^[a-f0-9]{64}$/;

const LONGEST_PATH = 255;
/** More than domain, path, tag and digest can have together. */
const LONGEST = 1000;

/** `${IMAGE}`, `$(IMAGE)`, `{{ .Values.image }}`, `<image>`, `#{image}#`, `%IMAGE%`, `__IMAGE__`, `@IMAGE@`, and names such as `MY_IMAGE` in any segment. */
const FILLED_IN = /[${}<>%]|\[\[|__\w+__|@[A-Z][A-Z0-9_]*@|(?:^|\/)[A-Z0-9]+(?:_[A-Z0-9]+)+(?=[/:@]|$)|^[A-Z]{2,}$/;

function isPlaceholder(image: string): boolean {
  return FILLED_IN.test(image);
}

const PLACEHOLDER: ReferenceFault = {
  problem: 'that is no reference until something fills it in', fix: 'fill it in before the manifest is applied', isPlaceholder: true,
};
const BAD_DIGEST: ReferenceFault = { problem: 'with a malformed digest', fix: 'write @sha256: and its 64 hexadecimal digits, in lower case' };

function malformed(image: string): ReferenceFault {
  const [beforeDigest, digest] = image.split('@', 2);
  const slash = beforeDigest.lastIndexOf('/');
  const colon = beforeDigest.indexOf(':', slash + 1);
  const repository = colon < 0 ? beforeDigest : beforeDigest.slice(0, colon);
  if (/\s/.test(image)) {
    return { problem: 'with white space in it', fix: 'take the white space out' };
  }
  if (/^[a-z][a-z+.-]*:\/\//i.test(image)) {
    return { problem: 'that begins like a URL', fix: 'begin with the name of the registry' };
  }
  if (digest === '') {
    return BAD_DIGEST;
  }
  if (REFERENCE.test(repository)) {
    return { problem: colon === beforeDigest.length - 1 ? 'whose tag is empty' : 'with a malformed tag', fix: 'write a tag of up to 128 letters, digits, dots, dashes and underscores behind the colon' };
  }
  return REFERENCE.test(repository.toLowerCase()) ? { problem: 'whose repository has upper-case letters', fix: `write "${repository.toLowerCase()}"` }
    : { problem: 'that is no reference', fix: 'write it as registry/repository:tag' };
}
