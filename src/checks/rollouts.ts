import { complain } from './complain';
import { Complaint } from './finding';

export interface RollingUpdate {
  readonly maxUnavailable: number | string;
  readonly maxSurge: number | string;
}

const PERCENT = /^[0-9]+%$/;

export function checkNotNegative(to: Complaint[], about: string, value: number | undefined, field: string): void {
  if (value !== undefined && value < 0) {
    complain(to, about, field, 'has a negative number', value, 'set 0 or more');
  }
}

/** What the API server demands of the settings of a rolling update (pkg/apis/apps/validation). A StatefulSet has no surge. */
export function checkRollingUpdate(to: Complaint[], about: string, { maxUnavailable, maxSurge }: RollingUpdate, field: string): void {
  checkCount(to, about, maxUnavailable, `${field}.maxUnavailable`);
  checkCount(to, about, maxSurge, `${field}.maxSurge`);
  const unavailable = countOf(maxUnavailable);
  const surge = countOf(maxSurge);
  if (isPercent(maxUnavailable) && unavailable > 100) {
    complain(to, about, `${field}.maxUnavailable`, 'may lose more than all pods', maxUnavailable, 'set at most 100%');
  }
  if (about === 'DaemonSet' && isPercent(maxSurge) && surge > 100) {
    complain(to, about, `${field}.maxSurge`, 'may double more than all pods', maxSurge, 'set at most 100%');
  }
  if (unavailable === 0 && surge === 0) {
    complain(to, about, `${field}.maxUnavailable`, 'may neither remove nor add a pod in an update', maxUnavailable, 'set \'maxUnavailable\' or \'maxSurge\' to 1 or more');
  }
  if (about === 'DaemonSet' && unavailable !== 0 && surge !== 0) {
    complain(to, about, `${field}.maxSurge`, 'has both \'maxSurge\' and \'maxUnavailable\'', maxSurge, 'set \'maxUnavailable: 0\', or remove \'maxSurge\'');
  }
}

function checkCount(to: Complaint[], about: string, value: number | string, field: string): void {
  if (typeof value === 'string' ? !isPercent(value) : value < 0) {
    complain(to, about, field, 'has a number of pods that is neither a whole number of 0 or more nor a percentage', value, 'write 1 or "25%"');
  }
}

function isPercent(value: number | string): boolean {
  return typeof value === 'string' && PERCENT.test(value);
}

// a text that is no percentage is read as the number that it begins with, or 0
function countOf(value: number | string): number {
  return typeof value === 'number' ? value : isPercent(value) ? parseInt(value, 10) : Number(value) || 0;
}
