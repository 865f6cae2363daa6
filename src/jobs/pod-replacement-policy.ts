/** When a pod is replaced. */
export enum PodReplacementPolicy {
  /** As soon as the old one begins to terminate; both run for a while. */
  TERMINATING_OR_FAILED = 'TerminatingOrFailed',
  /** When the old one has gone, with all of its sidecars. */
  FAILED = 'Failed',
}
