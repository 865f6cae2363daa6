import { CheckReport, fails, LocatedFinding, objectName } from '../check-report';
import { repositoryPath } from '../repository-path';

/** Workflow commands that GitHub Actions shows at the lines of a pull request. */
export function githubReport(report: CheckReport): string {
  return [...report.findings.map((finding) => findingCommand(finding, report)), ...report.problems.map((problem) =>
    command('error', { file: repositoryPath(problem.file), line: problem.line, col: problem.column, title: 'unreadable input' }, problem.message))]
    .map((line) => `${line}\n`).join('');
}

function findingCommand(finding: LocatedFinding, { failOn }: CheckReport): string {
  const { object, place, acknowledged } = finding;
  const message = `${object.kind} ${objectName(object)}: ${finding.message}; ${finding.fix}${acknowledged ? `\nacknowledged: ${acknowledged.reason}` : ''}`;
  return command(level(finding, fails(finding, failOn)), {
    file: repositoryPath(finding.file),
    line: place.line,
    endLine: place.line,
    col: place.column,
    endColumn: place.endColumn,
    title: finding.rule,
  }, message);
}

function level({ severity, acknowledged }: LocatedFinding, failing: boolean): string {
  if (acknowledged || severity === 'info') {
    return 'notice';
  }
  return failing || severity === 'error' ? 'error' : 'warning';
}

// https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts escapes in the same way
function command(name: string, properties: Readonly<Record<string, string | number | undefined>>, message: string): string {
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeData(String(value)).replace(/:/g, '%3A').replace(/,/g, '%2C')}`);
  return `::${name} ${list.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
