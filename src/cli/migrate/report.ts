import { isChanged, MigratedFile } from './migrate-file';
import { gainsOf } from '../../migrate/gains';
import { MigratedWorkload } from '../../migrate/migrated-text';
import { reportLines } from '../../migrate/report-lines';
import { formatKubernetesVersion, KubernetesVersion } from '../../pod/kubernetes-version';
import { PodView } from '../../pod/pod-view';
import { Paint } from '../../report/paint';
import { printable } from '../../report/printable';
import { timelineEntry } from '../../report/timeline/json';
import { timelineText } from '../../report/timeline/text';
import { workloadReport } from '../../report/timeline/workload-report';
import { InputProblem } from '../input/problem';

/** The charts of every pod that was changed: how it started and stopped, and how it does. */
export function migrationCharts(files: readonly MigratedFile[], paint: Paint): string {
  const isWhole = ({ changes, patchOf }: MigratedWorkload) => changes.length > 0 && !patchOf;
  const reports = files.flatMap(({ file, workloads }) => workloads.filter(isWhole).flatMap(({ line, before, after }) => [
    workloadReport(before, { file: `${file.name}:${line} before` }),
    workloadReport(after, { file: `${file.name}:${line} after` }),
  ]));
  return timelineText(reports, paint);
}

/** What was done, what was not and why, and what is gained: a heading and some lines for each workload. */
export function migrationText(files: readonly MigratedFile[]): string {
  return files.flatMap(({ file, workloads }) => workloads.map((workload) => [
    `${file.name}:${workload.line} ${workload.object.kind}/${workload.object.name}`,
    ...reportLines(workload).map((line) => `  ${line}`),
  ].map((line) => `${printable(line)}\n`).join(''))).join('');
}

export function migrationJson(files: readonly MigratedFile[], version: KubernetesVersion, problems: readonly InputProblem[]): string {
  return `${JSON.stringify({
    kubernetesVersion: formatKubernetesVersion(version),
    files: files.map((migrated) => ({ file: migrated.file.name, changed: isChanged(migrated) })),
    workloads: files.flatMap(({ file, workloads }) => workloads.map((workload) => entry(file.name, workload))),
    problems,
  }, undefined, 2)}\n`;
}

function entry(file: string, { object, line, changes, left, refused, before, after, patchOf }: MigratedWorkload) {
  return {
    object,
    file,
    line,
    changes,
    left,
    refused,
    ...(changes.length === 0 || patchOf ? {} : { gained: gainsOf(before, after), before: timeline(before), after: timeline(after) }),
  };
}

/** As in the JSON of the timeline command. */
function timeline(pod: PodView) {
  const { startup, shutdown } = JSON.parse(timelineEntry(pod, '', pod.runsToCompletion));
  return { startup, shutdown };
}
