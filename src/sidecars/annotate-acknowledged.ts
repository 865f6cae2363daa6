import { Acknowledgement, covers, IGNORE_PREFIX } from '../checks/acknowledge';
import { Finding } from '../checks/finding';
import { set } from '../host/rendered-pod';
import { Manifest } from '../pod/manifest';

/** The part of an annotation's key behind the slash has room for this many characters. */
export const KEY_LENGTH = 63;

/** The annotation that says the same in YAML as an acknowledgement made on a construct. */
export function annotationKey({ rule, container }: Pick<Acknowledgement, 'rule' | 'container'>): string {
  return `${IGNORE_PREFIX}${rule}${container === undefined ? '' : `.${container}`}`;
}

/** Writes the acknowledgements that match a finding into a copy of the manifest. */
export function annotateAcknowledged(
  manifest: Manifest, findings: readonly Finding[], acknowledgements: readonly Acknowledgement[],
): { readonly manifest: Manifest; readonly used: readonly Acknowledgement[] } {
  const open = findings.filter((finding) => !finding.acknowledged);
  const used = acknowledgements.filter((acknowledgement) => open.some((finding) => covers(acknowledgement, finding)));
  if (used.length === 0) {
    return { manifest, used };
  }
  const metadata: any = { ...manifest.metadata };
  const annotations = set(metadata, 'annotations', { ...metadata.annotations });
  for (const acknowledgement of [...used].reverse()) {
    // the innermost scope has the last word
    set(annotations, annotationKey(acknowledgement), acknowledgement.reason);
  }
  return { manifest: { ...manifest, metadata }, used };
}
