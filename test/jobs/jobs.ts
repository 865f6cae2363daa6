import { Chart, Cron, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { SidecarCronJob, SidecarCronJobProps, SidecarJob, SidecarJobProps } from '../../src';
import { newChart } from '../sidecars/charts';

export const MAIN: kplus.ContainerProps = { name: 'etl', image: 'registry.acme.io/etl:1.0', resources: {} };

export function newJob(props: SidecarJobProps = {}): SidecarJob {
  return new SidecarJob(newChart(), 'nightly', { containers: [MAIN], ...props });
}

export function newCronJob(props: Partial<SidecarCronJobProps> = {}): SidecarCronJob {
  return new SidecarCronJob(newChart(), 'nightly', { schedule: Cron.daily(), containers: [MAIN], ...props });
}

/** The spec of the Job or CronJob in the construct's chart, as it is emitted. */
export function specOf(workload: kplus.Workload): any {
  return Testing.synth(Chart.of(workload)).find(({ kind }) => kind === 'Job' || kind === 'CronJob').spec;
}
