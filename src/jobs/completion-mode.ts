/** What the completions of a Job are. */
export enum JobCompletionMode {
  /** Any pod that succeeds counts as one. */
  NON_INDEXED = 'NonIndexed',
  /** Each index from 0 to the number of completions needs a pod that succeeds. A pod finds its index in the variable `JOB_COMPLETION_INDEX`. */
  INDEXED = 'Indexed',
}
