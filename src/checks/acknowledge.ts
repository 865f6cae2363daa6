import { Finding } from './finding';
import { PodView } from '../pod/pod-view';

/** The annotation `cdk8s-sidecars/ignore.<rule-id>[.<container>]: reason`, on the workload or on its pod template. */
export const IGNORE_PREFIX = 'cdk8s-sidecars/ignore.';

/** A decision, with its reason, that a finding is to stay. */
export interface Acknowledgement {
  readonly rule: string;
  /** Only findings about this container; all of the rule's findings when absent. */
  readonly container?: string;
  readonly reason: string;
  /** Where it was made, as a reader would look for it: an API path, a file and line, a construct's path. */
  readonly origin: string;
}

/** The acknowledgements in a pod's annotations. */
export function annotatedAcknowledgements(pod: PodView): Acknowledgement[] {
  const found: Acknowledgement[] = [];
  read(pod.manifest.metadata?.annotations, 'metadata.annotations');
  if (pod.templateField) {
    read(pod.metadata.annotations, `${pod.templateField}.metadata.annotations`);
  }
  return found;

  function read(annotations: Readonly<Record<string, string>> | undefined, field: string) {
    for (const key in annotations) {
      if (key.startsWith(IGNORE_PREFIX)) {
        const [rule, container] = key.slice(IGNORE_PREFIX.length).split('.', 2);
        found.push({ rule, ...(container ? { container } : {}), reason: annotations[key], origin: `${field}[${key}]` });
      }
    }
  }
}

export function covers(acknowledgement: Acknowledgement, finding: Pick<Finding, 'rule' | 'container'>): boolean {
  return acknowledgement.rule === finding.rule
    && (acknowledgement.container === undefined || acknowledgement.container === finding.container);
}
