import { CheckReport, fails, LocatedFinding, objectName, Problem } from '../check-report';
import { escapeXml } from '../escape-xml';
import { repositoryPath } from '../repository-path';

/** JUnit's XML: a suite for each file, a test case for each finding; one case that passes when there are none. */
export function junitReport(report: CheckReport): string {
  const cases = new Map<string, Case[]>();
  const add = (file: string, entry: Case) => void cases.set(file, [...cases.get(file) ?? [], entry]);
  report.findings.forEach((finding) => add(finding.file, findingCase(finding, fails(finding, report.failOn))));
  report.problems.forEach((problem) => add(problem.file, problemCase(problem)));
  if (cases.size === 0) {
    add('cdk8s-sidecars', { name: `${report.objects} objects checked`, outcome: 'passed', body: '' });
  }
  const all = [...cases.values()].flat();
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="cdk8s-sidecars" ${counts(all)}>`,
    ...[...cases].map(([file, entries]) => suite(repositoryPath(file), entries)),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Case {
  readonly name: string;
  readonly outcome: 'passed' | 'failures' | 'errors' | 'skipped';
  readonly body: string;
}

function suite(file: string, entries: readonly Case[]): string {
  return [
    `  <testsuite name="${escapeXml(file)}" ${counts(entries)}>`,
    ...entries.map(({ name, body }) => `    <testcase classname="${escapeXml(file)}" name="${escapeXml(name)}"${body ? `>${body}</testcase>` : '/>'}`),
    '  </testsuite>',
  ].join('\n');
}

function counts(entries: readonly Case[]): string {
  const number = (outcome: Case['outcome']) => entries.filter((entry) => entry.outcome === outcome).length;
  return `tests="${entries.length}" failures="${number('failures')}" errors="${number('errors')}" skipped="${number('skipped')}"`;
}

function findingCase(finding: LocatedFinding, failing: boolean): Case {
  const { rule, object, severity, place, acknowledged } = finding;
  const name = `${rule}: ${object.kind} ${objectName(object)} ${finding.field}`;
  const details = escapeXml(`${finding.file}:${place.line}:${place.column}: ${severity}: ${finding.message}; ${finding.fix}`);
  if (acknowledged) {
    return { name, outcome: 'skipped', body: `<skipped message="${escapeXml(`acknowledged: ${acknowledged.reason}`)}"/><system-out>${details}</system-out>` };
  }
  return failing
    ? { name, outcome: 'failures', body: `<failure type="${severity}" message="${escapeXml(finding.message)}">${details}</failure>` }
    : { name, outcome: 'passed', body: `<system-out>${details}</system-out>` };
}

function problemCase({ file, line, column, message }: Problem): Case {
  const at = line === undefined ? file : `${file}:${line}:${column}`;
  return { name: 'readable input', outcome: 'errors', body: `<error type="input" message="${escapeXml(message)}">${escapeXml(`${at}: ${message}`)}</error>` };
}
