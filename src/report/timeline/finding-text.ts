import { Finding, formatFinding } from '../../checks/finding';

/** A finding as a line beside a bar. */
export function findingText(finding: Finding): string {
  return finding.acknowledged
    ? `acknowledged (${finding.acknowledged.reason}): ${formatFinding(finding)}`
    : `${finding.severity}: ${formatFinding(finding)}`;
}
