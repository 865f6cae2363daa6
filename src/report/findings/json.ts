import { CheckReport, LocatedFinding } from '../check-report';

/** For programs: the stable interface, described in docs/cli.md. */
export function jsonReport(report: CheckReport): string {
  return `${JSON.stringify({
    kubernetesVersion: report.kubernetesVersion,
    objects: report.objects,
    findings: report.findings.map(jsonFinding),
  }, undefined, 2)}\n`;
}

function jsonFinding({ rule, category, severity, message, fix, container, field, object, file, place, acknowledged }: LocatedFinding) {
  return {
    rule,
    category,
    severity,
    message,
    fix,
    container,
    field,
    object,
    file,
    line: place.line,
    column: place.column,
    acknowledged: acknowledged && { reason: acknowledged.reason },
  };
}
