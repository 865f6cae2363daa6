import { Severity } from '../../checks/finding';
import { CheckReport, count, LocatedFinding, objectName, Place } from '../check-report';
import { Paint } from '../paint';
import { printable } from '../printable';
import { wrap } from '../wrap';

const WIDTH = 80;

/** For people: findings by object, each with the line that it is about. */
export function textReport(report: CheckReport, paint: Paint): string {
  const blocks = groupByObject(report.findings).map((findings) => objectBlock(findings, paint));
  return [...blocks, summary(report, paint)].join('\n');
}

function groupByObject(findings: readonly LocatedFinding[]): LocatedFinding[][] {
  const groups: LocatedFinding[][] = [];
  let last: LocatedFinding | undefined;
  for (const finding of findings) {
    if (last && last.file === finding.file && last.objectNumber === finding.objectNumber) {
      groups.at(-1)!.push(finding);
    } else {
      groups.push([finding]);
    }
    last = finding;
  }
  return groups;
}

function objectBlock(findings: readonly LocatedFinding[], paint: Paint): string {
  const { object, file } = findings[0];
  const title = `${object.kind} ${printable(objectName(object)) || '(without a name)'}`;
  return `${paint.bold(title)}  ${printable(file)}\n${findings.map((finding) => findingBlock(finding, paint)).join('\n')}`;
}

function findingBlock(finding: LocatedFinding, paint: Paint): string {
  const { place, acknowledged } = finding;
  const lines = [
    `  ${severityWord(finding, paint)}  ${finding.rule}  ${paint.dim(`${printable(finding.file)}:${place.line}:${place.column}`)}`,
    `    ${wrap(printable(finding.message), WIDTH - 4, '    ')}`,
    ...place.text.trim() === '' ? [] : sourceLines(place, finding, paint),
    `    fix: ${wrap(printable(finding.fix), WIDTH - 9, '         ')}`,
    ...acknowledged ? [`    acknowledged: ${wrap(printable(acknowledged.reason), WIDTH - 18, '                  ')}`] : [],
  ];
  return `${lines.join('\n')}\n`;
}

function severityWord({ severity, acknowledged }: LocatedFinding, paint: Paint): string {
  return acknowledged ? paint.dim(severity) : colour(severity, paint)(severity);
}

function colour(severity: Severity, paint: Paint): (text: string) => string {
  switch (severity) {
    case 'error': return paint.red;
    case 'warning': return paint.yellow;
    default: return paint.blue;
  }
}

/** The line with its number, and carets below the field. */
function sourceLines(place: Place, { severity }: LocatedFinding, paint: Paint): string[] {
  const gutter = `    ${place.line} | `;
  const room = WIDTH - gutter.length;
  const at = place.column - place.textColumn;
  // where the field would be beyond the right edge, the line is shown from its beginning on
  const from = at + Math.min(place.endColumn - place.column, 20) > room ? at : 0;
  const shown = printable(place.text.slice(from)).slice(0, room).trimEnd();
  const carets = '^'.repeat(Math.max(1, Math.min(place.endColumn - place.column, room - (at - from))));
  return [
    `${paint.dim(gutter)}${shown}`,
    `${paint.dim(`${' '.repeat(gutter.length - 2)}| `)}${' '.repeat(at - from)}${colour(severity, paint)(carets)}`,
  ];
}

function summary(report: CheckReport, paint: Paint): string {
  const counted = report.findings.filter((finding) => !finding.acknowledged);
  const acknowledged = report.findings.length - counted.length;
  const bySeverity = (['error', 'warning', 'info'] as const)
    .map((severity) => [severity, counted.filter((finding) => finding.severity === severity).length] as const)
    .filter(([severity, n]) => n > 0 || severity === 'error');
  const words = bySeverity.map(([severity, n]) => {
    const text = severity === 'info' ? `${n} info` : count(n, severity);
    return n > 0 ? colour(severity, paint)(text) : text;
  });
  const where = `in ${count(report.objects, 'object')} for Kubernetes ${report.kubernetesVersion}`;
  const more = [
    ...acknowledged > 0 ? [`${acknowledged} acknowledged`] : [],
    ...report.problems.length > 0 ? [`${count(report.problems.length, 'problem')} reading the input`] : [],
  ];
  return `${words.join(', ')} ${where}${more.length > 0 ? ` (${more.join(', ')})` : ''}\n`;
}
