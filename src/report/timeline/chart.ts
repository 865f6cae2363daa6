import { Finding } from '../../checks/finding';
import { ContainerKind } from '../../pod/pod-view';

/** What a container does during a stretch of time. */
export type Phase =
  /** Waits until others let it begin. */
  | 'wait'
  /** Its process starts up, until its startup probe would succeed. */
  | 'start'
  /** A classic init container, or a main of a Job, at work. */
  | 'run'
  /** Up, but the startup probe looks only once a period. */
  | 'probe'
  /** A postStart or preStop hook. */
  | 'hook'
  /** Up and serving. */
  | 'up'
  /** From SIGTERM to exit. */
  | 'drain';

export interface Segment {
  readonly phase: Phase;
  readonly from: number;
  readonly to: number;
  /** True where the end is not known, so that the length means nothing. */
  readonly unknown?: boolean;
  /** Its true length, also where the axis cuts it off. */
  readonly label?: string;
  /** Says it in words. */
  readonly text: string;
}

export interface Mark {
  /** `gate`: those that wait for it may go on. `kill`: it is ended by force. */
  readonly kind: 'gate' | 'kill';
  readonly at: number;
  /** A word beside it. */
  readonly label?: string;
  readonly text: string;
}

/** One container's life on the time axis. */
export interface Row {
  readonly name: string;
  readonly kind: ContainerKind;
  readonly segments: readonly Segment[];
  readonly marks: readonly Mark[];
  /** The container whose gate or end, at `from`, lets this one go on at `at`. */
  readonly follows?: { readonly name: string; readonly from: number; readonly at: number };
  /** The row in one sentence. */
  readonly note: string;
  /** What is not known about it, as a sentence. */
  readonly doubt?: string;
  readonly findings: readonly Finding[];
}

/** A moment that concerns the whole pod. */
export interface Line {
  readonly kind: 'ready' | 'grace' | 'needed';
  readonly at: number;
  readonly text: string;
}

/** A picture of containers over time, in seconds, before it is drawn in any form. */
export interface Chart {
  readonly id: 'startup' | 'deletion' | 'completion';
  readonly title: string;
  /** The outcome in one sentence. */
  readonly verdict: string;
  /** What to change, where something must change. */
  readonly advice?: string;
  readonly bad: boolean;
  /** The axis ends here. */
  readonly end: number;
  /** In the order in which things happen, so that the eye goes down the stairs. */
  readonly rows: readonly Row[];
  readonly lines: readonly Line[];
  /** Findings about the whole pod that this chart shows. */
  readonly findings: readonly Finding[];
}
