import { DraftPod } from '../draft-pod';
import { Native } from '../natives';

/** What people did because sidecars were started and stopped together with the app. */
export interface Workaround {
  /** Takes it out where that is sure to change nothing else, and names what it leaves. */
  remove(pod: DraftPod, natives: readonly Native[]): void;
}
