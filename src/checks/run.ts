import { Acknowledgement, annotatedAcknowledgements, covers } from './acknowledge';
import { Complaint, Finding } from './finding';
import { RULES } from './registry';
import { Neighbours, NO_NEIGHBOURS, Rule } from './rule';
import { KubernetesVersion } from '../pod/kubernetes-version';
import { Manifest } from '../pod/manifest';
import { PodView } from '../pod/pod-view';
import { readPod } from '../pod/read-pod';

export interface RunOptions {
  /** The other objects of the input. @default none */
  readonly neighbours?: Neighbours;
  /** Acknowledgements made elsewhere than in the manifest's annotations. @default none */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** @default every registered rule */
  readonly rules?: readonly Rule[];
}

/** Every finding about an object of any kind; none about an object without a pod. Never throws. */
export function checkManifest(manifest: Manifest, version: KubernetesVersion, options: RunOptions = {}): Finding[] {
  const pod = readPod(manifest, version);
  return pod ? checkPod(pod, options) : [];
}

/** Every finding about a pod, acknowledged ones marked. Never throws. */
export function checkPod(pod: PodView, options: RunOptions = {}): Finding[] {
  const neighbours = options.neighbours ?? NO_NEIGHBOURS;
  const findings: Finding[] = [];
  for (const rule of options.rules ?? RULES) {
    for (const complaint of complaints(rule, pod, neighbours)) {
      findings.push(finding(rule, pod, complaint));
    }
  }
  return findings.length === 0 ? findings : acknowledge(findings, [...annotatedAcknowledgements(pod), ...options.acknowledgements ?? []]);
}

function complaints(rule: Rule, pod: PodView, neighbours: Neighbours): Complaint[] {
  try {
    return rule.run(pod, neighbours);
  } catch (error) {
    // a broken rule must not hide what the others found
    return [{ message: `the rule itself failed (${(error as Error).message})`, fix: 'report this as a bug, with the manifest', field: pod.field, severity: 'warning' }];
  }
}

function finding(rule: Rule, pod: PodView, complaint: Complaint): Finding {
  return {
    rule: rule.id,
    category: rule.category,
    severity: complaint.severity ?? rule.severity,
    message: complaint.message,
    fix: complaint.fix ?? rule.fix,
    ...(complaint.container !== undefined ? { container: complaint.container } : {}),
    field: complaint.field,
    ...(complaint.related ? { related: complaint.related } : {}),
    object: pod.object,
  };
}

function acknowledge(findings: Finding[], acknowledgements: readonly Acknowledgement[]): Finding[] {
  if (acknowledgements.length === 0) {
    return findings;
  }
  return findings.map((f) => {
    const by = acknowledgements.find((a) => a.reason.trim() !== '' && covers(a, f));
    return by ? { ...f, acknowledged: { reason: by.reason } } : f;
  });
}
