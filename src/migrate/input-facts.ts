import { IndexUse } from './addressed-by-index';
import { Manifest } from '../pod/manifest';

/** What the rest of the input says about a workload that is to be migrated. */
export interface InputFacts {
  /** Places that address containers by their position. */
  readonly indexUses: readonly IndexUse[];
  readonly configMaps: readonly Manifest[];
  readonly services: readonly Manifest[];
  /** Workloads without an image in some container: patches of a workload of the same name. */
  readonly patches: readonly Manifest[];
}

export const NO_FACTS: InputFacts = { indexUses: [], configMaps: [], services: [], patches: [] };
