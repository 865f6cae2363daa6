import { Complaint, Finding } from './finding';
import { Rule } from './rule';
import { ObjectRef } from '../pod/pod-view';

export function complaintToFinding(rule: Rule, complaint: Complaint, object: ObjectRef): Finding {
  return {
    rule: rule.id,
    category: rule.category,
    severity: complaint.severity ?? rule.severity,
    message: complaint.message,
    fix: complaint.fix ?? rule.fix,
    ...(complaint.container !== undefined ? { container: complaint.container } : {}),
    field: complaint.field,
    ...(complaint.related ? { related: complaint.related } : {}),
    object,
  };
}
