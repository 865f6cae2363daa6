import { Acknowledgement, isExpired } from './acknowledge';
import { complaintToFinding } from './complaint-to-finding';
import { Finding } from './finding';
import { Rule } from './rule';
import { ObjectRef } from '../pod/pod-view';

/** What is wrong with acknowledgements themselves, after the rules have spoken: `used` are those that matched a finding. */
export function reviewAcknowledgements(
  acknowledgements: readonly Acknowledgement[], used: ReadonlySet<Acknowledgement>, rules: readonly Rule[], today: string, object: ObjectRef,
): Finding[] {
  const findings: Finding[] = [];
  for (const acknowledgement of acknowledgements) {
    const status = {
      used: used.has(acknowledgement),
      expired: isExpired(acknowledgement, today),
      ruleIds: rules.map((rule) => rule.id),
    };
    for (const rule of rules) {
      for (const complaint of rule.review?.(acknowledgement, status) ?? []) {
        findings.push(complaintToFinding(rule, complaint, object));
      }
    }
  }
  return findings;
}
