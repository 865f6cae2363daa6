import { atLeast, duration } from './words';
import { count, objectName } from '../check-report';
import { WorkloadReport } from './workload-report';
import { Finding } from '../../checks/finding';
import { ObjectRef } from '../../pod/pod-view';
import { amount } from '../resources/amounts';

/** The open findings of a severity: acknowledged ones do not count. */
export function open(findings: readonly Finding[], severity: Finding['severity']): number {
  return findings.filter((f) => f.severity === severity && !f.acknowledged).length;
}

/** `Deployment production/orders-api`. */
export function objectTitle(object: ObjectRef): string {
  return `${object.kind} ${objectName(object)}`;
}

/** The workload in one line. */
export function summaryLine(report: WorkloadReport): string {
  const { requests, replicas } = report.resources;
  const errors = open(report.findings, 'error');
  const warnings = open(report.findings, 'warning');
  return [
    errors > 0 ? count(errors, 'error') : '',
    warnings > 0 ? count(warnings, 'warning') : '',
    `ready after ${atLeast(report.unknown.startup)}${duration(report.readySeconds)}`,
    Number.isFinite(report.requiredSeconds)
      ? `needs ${atLeast(report.unknown.shutdown)}${duration(report.requiredSeconds)} of ${duration(report.gracePeriodSeconds)} to stop`
      : `never stops by itself, has ${duration(report.gracePeriodSeconds)}`,
    `requests ${amount(requests)}${replicas === undefined || replicas === 1 ? '' : ` × ${replicas}`}`,
  ].filter(Boolean).join(' · ');
}
