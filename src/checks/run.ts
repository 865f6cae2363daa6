import { Acknowledgement, annotatedAcknowledgements, covers, isInForce } from './acknowledge';
import { SHAPE_RULES } from './admission-rules';
import { complaintToFinding } from './complaint-to-finding';
import { Complaint, Finding } from './finding';
import { RULES } from './registry';
import { reviewAcknowledgements } from './review';
import { Neighbours, NO_NEIGHBOURS, Rule } from './rule';
import { KubernetesVersion } from '../pod/kubernetes-version';
import { Manifest } from '../pod/manifest';
import { namespacesAmong } from '../pod/namespaces';
import { PodView } from '../pod/pod-view';
import { readPod } from '../pod/read-pod';

export interface RunOptions extends SettleOptions {
  /** The other objects of the input. @default none */
  readonly neighbours?: Neighbours;
  /** @default every registered rule */
  readonly rules?: readonly Rule[];
}

export interface SettleOptions {
  /** Acknowledgements made elsewhere than in the manifest's annotations. @default none */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** Collects those of `acknowledgements` that matched a finding. @default - not collected */
  readonly used?: Set<Acknowledgement>;
  /** The day that expiry dates are compared with, as 2027-01-31. @default - nothing expires */
  readonly today?: string;
}

const NOTHING: Complaint[] = [];

/** Of one rule about one pod. */
const MOST_COMPLAINTS = 100;

/** Every finding about an object of any kind; none about an object without a pod. Never throws. */
export function checkManifest(manifest: Manifest, version: KubernetesVersion, options: RunOptions = {}): Finding[] {
  const pod = readPod(manifest, version, namespacesAmong(options.neighbours?.ofKind('Namespace') ?? []));
  return pod ? checkPod(pod, options) : [];
}

/** Every finding about a pod, acknowledged ones marked. Never throws. */
export function checkPod(pod: PodView, options: RunOptions = {}): Finding[] {
  return settle(pod, runRules(pod, options.rules ?? RULES, options.neighbours ?? NO_NEIGHBOURS), options);
}

/** What rules say of a pod, before anybody's acknowledgement. Never throws. */
export function runRules(pod: PodView, rules: readonly Rule[], neighbours: Neighbours): Finding[] {
  const findings: Finding[] = [];
  const decoded = isDecoded(pod);
  for (const rule of rules) {
    if (decoded || SHAPE_RULES.includes(rule)) {
      for (const complaint of complaints(rule, pod, neighbours)) {
        findings.push(complaintToFinding(rule, complaint, pod.object));
      }
    }
  }
  return findings;
}

/** What is left of a manifest with wrong types says nothing about the rest. */
function isDecoded(pod: PodView): boolean {
  return pod.shape.every((problem) => problem.kind !== 'type');
}

/** Marks the acknowledged among all findings about a pod, and adds what is wrong with the pod's own acknowledgements. */
export function settle(pod: PodView, findings: Finding[], options: SettleOptions = {}): Finding[] {
  const { acknowledgements = [], used = new Set(), today = '' } = options;
  const own = annotatedAcknowledgements(pod);
  if (own.length === 0 && (acknowledgements.length === 0 || findings.length === 0)) {
    return findings;
  }
  const all = [...own, ...acknowledgements];
  const marked = findings.map((finding) => {
    const matching = all.filter((acknowledgement) => covers(acknowledgement, finding));
    matching.forEach((acknowledgement) => used.add(acknowledgement));
    const by = matching.find((acknowledgement) => isInForce(acknowledgement, today));
    return by ? { ...finding, acknowledged: { reason: by.reason, ...(by.external ? { external: true } : {}) } } : finding;
  });
  return [...marked, ...reviewAcknowledgements(own, used, RULES, today, pod.object)];
}

function complaints(rule: Rule, pod: PodView, neighbours: Neighbours): Complaint[] {
  try {
    return rule.concerns === undefined || rule.concerns(pod) ? shortened(rule.run(pod, neighbours), pod) : NOTHING;
  } catch (error) {
    // a broken rule must not hide what the others found
    return [{ message: `the rule itself failed (${(error as Error).message})`, fix: 'report this as a bug, with the manifest', field: pod.field, severity: 'warning' }];
  }
}

/** The first of many complaints: a generated list of thousands of ports must not make a report that nobody can read. */
function shortened(all: Complaint[], pod: PodView): Complaint[] {
  return all.length <= MOST_COMPLAINTS ? all : [
    ...all.slice(0, MOST_COMPLAINTS),
    { message: `${all.length - MOST_COMPLAINTS} more complaints of this rule about the pod are left out`, fix: 'repair the first ones', field: pod.field },
  ];
}
