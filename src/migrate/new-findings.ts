import { DraftPod } from './draft-pod';
import { InputFacts } from './input-facts';
import { Finding, Severity } from '../checks/finding';
import { Neighbours } from '../checks/rule';
import { checkPod } from '../checks/run';
import { PodView } from '../pod/pod-view';

/** What the rules find in the migrated pod and did not find before. */
export function newFindings(pod: DraftPod, severity: Severity, { neighbours }: InputFacts): Finding[] {
  const before = new Set(findings(pod.before, severity, neighbours).map(keyOf));
  return findings(pod.view, severity, neighbours).filter((finding) => !before.has(keyOf(finding)));
}

function findings(view: PodView, severity: Severity, neighbours: Neighbours): Finding[] {
  return checkPod(view, { neighbours }).filter((finding) => finding.severity === severity && !finding.acknowledged);
}

function keyOf({ rule, container }: Finding): string {
  return `${rule} ${container ?? ''}`;
}
