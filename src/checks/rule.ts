import { Acknowledgement } from './acknowledge';
import { Category, Complaint, Severity } from './finding';
import { Manifest } from '../pod/manifest';
import { PodView } from '../pod/pod-view';

/**
 * One check. A rule is pure: it reads the pod's view and nothing else, does no I/O and never throws.
 */
export interface Rule {
  /** Kebab-case, a true statement about good manifests, equal to the file's name; at most 40 characters, so that it fits an annotation's key. */
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  /** One line, imperative: what to do. */
  readonly title: string;
  /** Why a breach hurts, with the public source of the fact. */
  readonly why: string;
  /** The repair in general. A complaint may carry a more exact one. */
  readonly fix: string;
  /**
   * A manifest's part that breaks the rule, and the same repaired, in YAML: fields of a pod spec (`containers:` ...), or whole
   * objects, several with `---` between them, when it begins with `apiVersion:`, or
   * the configuration file when it begins with `ignore:`. A test runs both.
   */
  readonly bad: string;
  readonly good: string;
  /** When it is right to acknowledge a finding of this rule rather than repair it. */
  readonly acknowledge: string;
  /** Kinds of other objects that the rule compares the pod with, such as `HorizontalPodAutoscaler`. */
  readonly reads?: readonly string[];
  /**
   * Whether the rule goes by names of the workload: that of the object, its labels, its selector. Other rules, and those
   * with `reads` where there is nothing to read, may be given the pod without these.
   *
   * @default false
   */
  readonly goesByName?: boolean;
  /**
   * The complaints about a pod, in the order of the manifest.
   *
   * @param others the other objects of the same input, for a rule that has `reads`
   */
  run(pod: PodView, others: Neighbours): Complaint[];
  /** A cheap look at whether this pod can have complaints at all; `run` is not called otherwise. @default - it can */
  concerns?(pod: PodView): boolean;
  /** Of a rule about acknowledgements (its `run` finds nothing): what is wrong with one, once all rules have run. */
  review?(acknowledgement: Acknowledgement, status: AcknowledgementStatus): Complaint[];
}

export interface AcknowledgementStatus {
  /** Whether it matched a finding. */
  readonly used: boolean;
  readonly expired: boolean;
  /** The ids of all rules. */
  readonly ruleIds: readonly string[];
}

/** The other objects of the same input (files, stdin, or the app). */
export interface Neighbours {
  /** Objects of a kind that some rule `reads`. */
  ofKind(kind: string): readonly Manifest[];
}

export const NO_NEIGHBOURS: Neighbours = { ofKind: () => [] };
