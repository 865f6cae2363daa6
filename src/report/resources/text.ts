import { amount, cpu, memory, share } from './amounts';
import { ObjectRef } from '../../pod/pod-view';
import { PodResources, ResourceAmounts, ResourcesTotal } from '../../pod/resources';
import { count, objectName } from '../check-report';
import { Paint } from '../paint';
import { printable } from '../printable';

export interface ResourcesRow {
  readonly object: ObjectRef;
  readonly resources: PodResources;
}

const HEADINGS = ['WORKLOAD', 'QOS', 'PODS', 'CPU', 'MEM', 'ALL CPU', 'ALL MEM', 'SIDECARS'] as const;
const WIDTH = 80;

/** A table of requests: of a pod, of all pods, and the sidecars' share of CPU and memory; and what all sidecars reserve. */
export function resourcesText(rows: readonly ResourcesRow[], total: ResourcesTotal, paint: Paint): string {
  if (rows.length === 0) {
    return '';
  }
  const table = [HEADINGS, ...rows.map(cells), totalCells(total)];
  const widths = HEADINGS.map((_, column) => Math.max(...table.map((row) => row[column].length)));
  const others = widths.slice(1).reduce((sum, width) => sum + width + 1, 0);
  widths[0] = Math.min(widths[0], Math.max(16, WIDTH - others));
  const lines = table.map((row) => row.map((cell, column) => column < 2 ? fit(cell, widths[column]) : cell.padStart(widths[column])).join(' ').trimEnd());
  return [
    paint.dim(lines[0]), ...lines.slice(1, -1), paint.bold(lines[lines.length - 1]),
    ...(total.sidecars.cpuMillis > 0 || total.sidecars.memoryBytes > 0 ? [`sidecars reserve ${amount(total.sidecars)} of it`] : []),
    ...(total.withoutReplicas > 0 ? [paint.dim(`not in the sum: ${count(total.withoutReplicas, 'workload')} whose number of pods the manifest does not say`)] : []),
  ].join('\n') + '\n';
}

function cells({ object, resources: { replicas, requests, sidecars, qosClass } }: ResourcesRow): string[] {
  const all = replicas === undefined ? ['?', '?'] : [cpu(requests.cpuMillis * replicas), memory(requests.memoryBytes * replicas)];
  return [
    printable(`${objectName(object)} ${object.kind}`), qosClass, replicas === undefined ? '?' : String(replicas),
    cpu(requests.cpuMillis), memory(requests.memoryBytes), ...all, sharesOf(sidecars, requests),
  ];
}

function totalCells({ requests, sidecars }: ResourcesTotal): string[] {
  return ['total', '', '', '', '', cpu(requests.cpuMillis), memory(requests.memoryBytes), sharesOf(sidecars, requests)];
}

function sharesOf(part: ResourceAmounts, whole: ResourceAmounts): string {
  return `${share(part.cpuMillis, whole.cpuMillis)} ${share(part.memoryBytes, whole.memoryBytes).padStart(4)}`;
}

function fit(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}
