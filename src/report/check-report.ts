import { Finding, Severity } from '../checks/finding';

/** What a run of `check` found, as every format shows it. */
export interface CheckReport {
  readonly kubernetesVersion: string;
  /** Kubernetes objects read, with and without a pod. */
  readonly objects: number;
  /** In the order of the input, of an object from top to bottom. */
  readonly findings: readonly LocatedFinding[];
  /** What could not be read. */
  readonly problems: readonly Problem[];
  readonly failOn: FailOn;
}

export interface LocatedFinding extends Finding {
  readonly file: string;
  /** Number of the object in the input. */
  readonly objectNumber: number;
  readonly place: Place;
  /** Places of the fields in `related`. */
  readonly relatedPlaces: readonly Place[];
}

/** Line and columns from 1, the end exclusive and on the same line. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  /** The line, or of a very long one the part around the column. */
  readonly text: string;
  /** The column of the text's first character. */
  readonly textColumn: number;
}

export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** The least severity that makes the run fail. */
export type FailOn = 'error' | 'warning' | 'never';

const RANK: Record<Severity | FailOn, number> = { info: 0, warning: 1, error: 2, never: 3 };

/** Whether a finding makes the run fail: it is severe enough, and nobody acknowledged it. */
export function fails(finding: Finding, failOn: FailOn): boolean {
  return finding.acknowledged === undefined && RANK[finding.severity] >= RANK[failOn];
}

/** `shop/orders-api`, or the name alone. */
export function objectName({ namespace, name }: Finding['object']): string {
  return namespace ? `${namespace}/${name}` : name;
}

export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
