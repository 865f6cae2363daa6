import { chartHtml } from './chart';
import { findingHtml } from './finding';
import { findingCounts, stopping } from './summary-table';
import { PodResources, ResourceAmounts } from '../../../pod/resources';
import { escapeXml } from '../../escape-xml';
import { amount, share } from '../../resources/amounts';
import { element } from '../markup';
import { atLeast, duration, list } from '../words';
import { otherFindings, WorkloadReport } from '../workload-report';

/** A workload's facts, charts and findings. */
export function workloadHtml(report: WorkloadReport, index: number): string {
  const { object } = report;
  const others = otherFindings(report);
  return element('article', { id: `w${index + 1}` },
    element('header', {},
      element('h2', {}, escapeXml(object.name)),
      element('p', { class: 'meta' }, escapeXml([object.kind, object.namespace, report.file].filter(Boolean).join(' · ')))),
    element('dl', { class: 'facts' },
      fact('Findings', findingCounts(report)),
      fact('Ready after', escapeXml(atLeast(report.unknown.startup) + duration(report.readySeconds))),
      fact('To stop', stopping(report)),
      ...resourceFacts(report.resources)),
    ...[report.startup, ...report.shutdowns].map(chartHtml),
    others.length > 0 ? element('section', { class: 'others' }, element('h3', {}, 'Other findings'), ...others.map(findingHtml)) : '');
}

function resourceFacts({ requests, limits, sidecars, replicas, qosClass }: PodResources): string[] {
  const facts = [
    fact('Requests of a pod', amount(requests) + ofWhich(sidecars, requests)),
    fact('Limits of a pod', `${limits ? amount(limits) : 'none'}<small>${qosClass}</small>`),
  ];
  if (replicas !== undefined && replicas > 1 && (requests.cpuMillis > 0 || requests.memoryBytes > 0)) {
    const times = ({ cpuMillis, memoryBytes }: ResourceAmounts) => amount({ cpuMillis: cpuMillis * replicas, memoryBytes: memoryBytes * replicas });
    facts.push(fact(`Requests of ${replicas} pods`, `${times(requests)}<small>sidecars: ${times(sidecars)}</small>`));
  }
  return facts;
}

function ofWhich(sidecars: ResourceAmounts, all: ResourceAmounts): string {
  const parts = [
    all.cpuMillis > 0 ? `${share(sidecars.cpuMillis, all.cpuMillis)} of the CPU` : '',
    all.memoryBytes > 0 ? `${share(sidecars.memoryBytes, all.memoryBytes)} of the memory` : '',
  ].filter(Boolean);
  return parts.length > 0 ? `<small>sidecars: ${list(parts)}</small>` : '';
}

function fact(name: string, value: string): string {
  return element('div', {}, element('dt', {}, name), element('dd', {}, value));
}
