import { Outcome } from './outcome';
import { ObjectRef, PodView } from '../pod/pod-view';

/** A workload of the text for which there is something to say. */
export interface MigratedWorkload extends Outcome {
  readonly object: ObjectRef;
  /** From 1, in the text before the change. */
  readonly line: number;
  readonly before: PodView;
  /** The same pod when nothing was changed. */
  readonly after: PodView;
  /** Of a patch: the workload that it is about. */
  readonly patchOf?: string;
}

export interface MigratedText {
  /** The very text that was given when nothing was changed. */
  readonly text: string;
  readonly workloads: readonly MigratedWorkload[];
}
