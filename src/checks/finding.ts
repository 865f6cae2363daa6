import { ObjectRef } from '../pod/pod-view';

export type Category = 'admission' | 'order' | 'probes' | 'shutdown' | 'jobs' | 'resources' | 'ports' | 'security' | 'config' | 'version';

export type Severity = 'error' | 'warning' | 'info';

/** What a rule says of a pod. Rule, category and severity are added by the engine. */
export interface Complaint {
  /** What is wrong, with the value given: `container "proxy" waits 45s in preStop but the pod has 30s`. Lower case, one line, no final stop. */
  readonly message: string;
  /** The repair for this very case, as an instruction. The rule's own `fix` when absent. */
  readonly fix?: string;
  /** Name of the container it is about, where it is about one. */
  readonly container?: string;
  /** The API server's path of the field, such as `spec.template.spec.initContainers[0].startupProbe`. */
  readonly field: string;
  /** Other fields that the complaint is about, such as the port that clashes with this one. */
  readonly related?: readonly string[];
  /** When it differs from the rule's own. */
  readonly severity?: Severity;
}

export interface Finding {
  readonly rule: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  readonly container?: string;
  readonly field: string;
  readonly related?: readonly string[];
  readonly object: ObjectRef;
  /** `external`: by a configuration file, not beside the object. */
  readonly acknowledged?: { readonly reason: string; readonly external?: boolean };
}

/** The one-line form: `<rule-id>: <what is wrong>; <what to do>`. */
export function formatFinding(finding: Finding): string {
  return `${finding.rule}: ${finding.message}; ${finding.fix}`;
}
