import { legendHtml } from './legend';
import { HTML_STYLE } from './style';
import { summaryTable } from './summary-table';
import { workloadHtml } from './workload';
import { count } from '../../check-report';
import { escapeXml } from '../../escape-xml';
import { element } from '../markup';
import { open } from '../summary';

import { WorkloadReport } from '../workload-report';

/** One page for every workload, without script and without anything to load. */
export function timelinePage(reports: readonly WorkloadReport[], kubernetesVersion: string): string {
  const title = reports.length === 1 ? `Lifecycle of ${reports[0].object.name}` : 'Lifecycle report';
  return '<!doctype html>\n' + element('html', { lang: 'en' },
    element('head', {},
      '<meta charset="utf-8"/><meta name="viewport" content="width=device-width,initial-scale=1"/>',
      // without one the browser asks the server for a favicon
      '<link rel="icon" href="data:,"/>',
      element('title', {}, escapeXml(title)),
      element('style', {}, HTML_STYLE)),
    '\n', element('body', {}, element('main', {},
      element('header', { class: 'page' }, element('h1', {}, escapeXml(title)), element('p', { class: 'lead' }, escapeXml(lead(reports, kubernetesVersion)))),
      reports.length > 1 ? summaryTable(reports) : '',
      reports.length > 0 ? legendHtml() : '',
      ...reports.map((report, i) => '\n' + workloadHtml(report, i))))) + '\n';
}

function lead(reports: readonly WorkloadReport[], kubernetesVersion: string): string {
  const findings = reports.flatMap((report) => report.findings);
  const [errors, warnings] = [open(findings, 'error'), open(findings, 'warning')];
  const verdict = errors + warnings === 0 ? 'no open findings' : [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : ''].filter(Boolean).join(', ');
  return `${count(reports.length, 'workload')} · Kubernetes ${kubernetesVersion} · ${verdict}`;
}
