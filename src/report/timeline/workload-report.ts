import { Chart } from './chart';
import { shutdownChart } from './shutdown-chart';
import { startupChart } from './startup-chart';
import { cronRunsOf } from '../../checks/cron-runs';
import { Finding } from '../../checks/finding';
import { jobRunOf } from '../../pod/job-run';
import { ObjectRef, PodView } from '../../pod/pod-view';
import { PodResources, resourcesOf } from '../../pod/resources';
import { shutdownOf } from '../../pod/shutdown';
import { startupOf } from '../../pod/startup';

/** All that the pictures show of one workload. */
export interface WorkloadReport {
  readonly object: ObjectRef;
  /** Where it was read from, as a reader would look for it. */
  readonly file: string;
  readonly startup: Chart;
  /** The deletion first; of a pod that ends by itself also how it stops then. */
  readonly shutdowns: readonly Chart[];
  readonly readySeconds: number;
  readonly requiredSeconds: number;
  readonly gracePeriodSeconds: number;
  /** Whether some duration that counts is not known. */
  readonly unknown: { readonly startup: boolean; readonly shutdown: boolean };
  readonly resources: PodResources;
  /** Every finding, those too that no chart shows. */
  readonly findings: readonly Finding[];
}

export interface WorkloadReportOptions {
  readonly file: string;
  /** @default none */
  readonly findings?: readonly Finding[];
  /** Only the shutdown that follows the mains' own end. @default false */
  readonly job?: boolean;
}

export function workloadReport(pod: PodView, options: WorkloadReportOptions): WorkloadReport {
  const findings = options.findings ?? [];
  const startup = startupOf(pod);
  const deletion = options.job ? undefined : shutdownOf(pod);
  const completion = options.job || pod.runsToCompletion ? shutdownOf(pod, { job: true }) : undefined;
  const shutdown = (deletion ?? completion)!;
  const run = completion && jobRunOf(pod, startup, completion);
  const runs = cronRunsOf(pod, run);
  return {
    object: pod.object,
    file: options.file,
    startup: startupChart(pod, startup, findings),
    shutdowns: [
      ...(deletion ? [shutdownChart(pod, deletion, { cause: 'deletion', findings, categories: completion ? ['shutdown'] : ['shutdown', 'jobs'] })] : []),
      ...(completion ? [shutdownChart(pod, completion, { cause: 'completion', run, runs, findings, categories: deletion ? ['jobs'] : ['shutdown', 'jobs'] })] : []),
    ],
    readySeconds: startup.ready,
    requiredSeconds: shutdown.requiredSeconds,
    gracePeriodSeconds: shutdown.gracePeriodSeconds,
    unknown: {
      startup: startup.containers.some((c) => c.unknown.length > 0),
      shutdown: shutdown.containers.some((c) => c.unknown.length > 0),
    },
    resources: resourcesOf(pod),
    findings,
  };
}

/** The findings that no chart has beside a bar. */
export function otherFindings(report: WorkloadReport): Finding[] {
  const shown = new Set([report.startup, ...report.shutdowns].flatMap((chart) => [...chart.findings, ...chart.rows.flatMap((row) => row.findings)]));
  return report.findings.filter((finding) => !shown.has(finding));
}
