import { Finding } from './finding';
import { ObjectRef, PodView } from '../pod/pod-view';

/** The annotation `cdk8s-sidecars/ignore.<rule-id>[.<container>]: reason`, on the workload or on its pod template. */
export const IGNORE_PREFIX = 'cdk8s-sidecars/ignore.';

/** A decision, with its reason, that a finding is to stay. */
export interface Acknowledgement {
  readonly rule: string;
  /** Only findings about this container; all of the rule's findings when absent. */
  readonly container?: string;
  readonly reason: string;
  /** Where it was made, as a reader would look for it: an API path, a path in the configuration file, a construct's path. */
  readonly origin: string;
  /** Only findings about objects that have all of these. @default - the object that carries it, or every object */
  readonly object?: Partial<Pick<ObjectRef, 'kind' | 'namespace' | 'name'>>;
  /** The last day on which it holds, as 2027-01-31. @default - for ever */
  readonly until?: string;
  /** Made in a file of its own, not where the object is described. @default false */
  readonly external?: boolean;
}

/** The acknowledgements in a pod's annotations. */
export function annotatedAcknowledgements(pod: PodView): Acknowledgement[] {
  const found: Acknowledgement[] = [];
  read(pod.manifest.metadata?.annotations, 'metadata.annotations');
  if (pod.templateField) {
    read(pod.metadata.annotations, `${pod.templateField}.metadata.annotations`);
  }
  return found;

  function read(annotations: Readonly<Record<string, unknown>> | undefined, field: string) {
    for (const key in annotations) {
      if (key.startsWith(IGNORE_PREFIX)) {
        const [rule, container] = key.slice(IGNORE_PREFIX.length).split('.', 2);
        const reason = annotations[key];
        found.push({ rule, ...(container ? { container } : {}), reason: typeof reason === 'string' ? reason : '', origin: `${field}[${key}]` });
      }
    }
  }
}

/** Whether it holds on a day: one without a reason never does. */
export function isInForce(acknowledgement: Acknowledgement, today: string): boolean {
  return acknowledgement.reason.trim() !== '' && !isExpired(acknowledgement, today);
}

export function isExpired({ until }: Acknowledgement, today: string): boolean {
  return until !== undefined && until < today;
}

export function covers(acknowledgement: Acknowledgement, finding: Pick<Finding, 'rule' | 'container' | 'object'>): boolean {
  return acknowledgement.rule === finding.rule
    && (acknowledgement.container === undefined || acknowledgement.container === finding.container)
    && concernsObject(acknowledgement, finding.object);
}

export function concernsObject({ object }: Acknowledgement, of: ObjectRef): boolean {
  return object === undefined
    || ((object.kind ?? of.kind) === of.kind && (object.name ?? of.name) === of.name && (object.namespace ?? of.namespace) === of.namespace);
}
