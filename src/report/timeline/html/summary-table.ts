import { count } from '../../check-report';
import { escapeXml } from '../../escape-xml';
import { amount } from '../../resources/amounts';
import { element } from '../markup';
import { open } from '../summary';
import { atLeast, duration } from '../words';
import { WorkloadReport } from '../workload-report';

const HEADINGS = ['Workload', 'Findings', 'Ready after', 'To stop', 'Requests of a pod', 'Pods'];

/** One line a workload, with a link to its charts. On narrow screens each line becomes a card. */
export function summaryTable(reports: readonly WorkloadReport[]): string {
  return element('table', { class: 'summary' },
    element('thead', {}, element('tr', {}, ...HEADINGS.map((heading) => element('th', { scope: 'col' }, heading)))),
    element('tbody', {}, ...reports.map((report, i) => element('tr', {}, ...cells(report, i).map((cell, column) =>
      element(column === 0 ? 'th' : 'td', { 'data-label': HEADINGS[column], ...(column === 0 ? { scope: 'row' } : {}) }, cell))))));
}

function cells(report: WorkloadReport, index: number): string[] {
  const { object, resources } = report;
  return [
    element('a', { href: `#w${index + 1}` }, escapeXml(object.name)) + element('small', {}, escapeXml([object.kind, object.namespace].filter(Boolean).join(' · '))),
    findingCounts(report),
    escapeXml(atLeast(report.unknown.startup) + duration(report.readySeconds)),
    stopping(report),
    amount(resources.requests),
    resources.replicas === undefined ? '<span class="none">not said</span>' : `× ${resources.replicas}`,
  ];
}

export function findingCounts({ findings }: WorkloadReport): string {
  const counts = (['error', 'warning', 'info'] as const).map((severity) => [severity, open(findings, severity)] as const).filter(([, n]) => n > 0);
  return counts.length === 0
    ? '<span class="none">none</span>'
    : counts.map(([severity, n]) => element('span', { class: `badge ${severity}` }, severity === 'info' ? `${n} info` : count(n, severity))).join(' ');
}

/** What is needed of what is given, in words and as a gauge. */
export function stopping({ requiredSeconds: need, gracePeriodSeconds: given, unknown }: WorkloadReport): string {
  const over = need > given;
  const words = Number.isFinite(need) ? `${atLeast(unknown.shutdown)}${duration(need)} of ${duration(given)}` : `never, has ${duration(given)}`;
  const share = over ? 100 : Math.round(100 * need / given);
  return element('span', { class: over ? 'over' : undefined }, words)
    + element('span', { class: over ? 'gauge over' : 'gauge', title: words }, element('i', { style: `width:${share}%` }));
}
