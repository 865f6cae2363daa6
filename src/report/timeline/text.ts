import { Chart } from './chart';
import { findingText } from './finding-text';
import { objectTitle, summaryLine } from './summary';
import { chartBars, LEGEND } from './text-chart';
import { otherFindings, WorkloadReport } from './workload-report';
import { Finding } from '../../checks/finding';
import { Paint } from '../paint';
import { printable } from '../printable';
import { wrap } from '../wrap';

const WIDTH = 80;

/** Every workload's charts, at most 80 columns wide. */
export function timelineText(reports: readonly WorkloadReport[], paint: Paint): string {
  return reports.length === 0 ? '' : `${[...reports.map((report) => workload(report, paint)), ...LEGEND.map(paint.dim)].join('\n')}\n`;
}

function workload(report: WorkloadReport, paint: Paint): string {
  const others = otherFindings(report).flatMap((finding) => findingLines(finding, 2, paint));
  return [
    `${paint.bold(printable(objectTitle(report.object)))} ${paint.dim(printable(report.file))}`,
    ...lines(summaryLine(report), 0),
    '',
    ...[report.startup, ...report.shutdowns].flatMap((chart) => [...chartLines(chart, paint), '']),
    ...others,
    ...(others.length > 0 ? [''] : []),
  ].join('\n');
}

function chartLines(chart: Chart, paint: Paint): string[] {
  return [
    ...lines(`${chart.title}: ${chart.verdict}`, 0).map(chart.bad ? paint.red : paint.bold),
    ...(chart.advice ? lines(chart.advice, 0).map(paint.yellow) : []),
    ...(chart.rows.length > 0 ? chartBars(chart, WIDTH, paint) : []),
    ...chart.rows.flatMap((row) => [
      ...lines(`${row.name}: ${row.note}${row.doubt ? ` (${row.doubt} unknown)` : ''}`, 4).map(paint.dim),
      ...row.findings.flatMap((finding) => findingLines(finding, 6, paint)),
    ]),
    ...chart.findings.flatMap((finding) => findingLines(finding, 4, paint)),
  ];
}

function findingLines(finding: Finding, indent: number, paint: Paint): string[] {
  const style = finding.acknowledged ? paint.dim : finding.severity === 'error' ? paint.red : paint.yellow;
  return lines(findingText(finding), indent).map(style);
}

function lines(text: string, indent: number): string[] {
  const margin = ' '.repeat(indent);
  return wrap(margin + printable(text), WIDTH - indent - 2, `${margin}  `).split('\n').map((line, i) => i === 0 ? margin + line : line);
}
