import { Phase } from './chart';

/** What a bar means, for legends. */
export const PHASE_WORDS: readonly (readonly [Phase, string])[] = [
  ['wait', 'waits for another'],
  ['start', 'starts up'],
  ['probe', 'up, waits for its probe'],
  ['run', 'runs to its end'],
  ['up', 'is up'],
  ['hook', 'hook'],
  ['drain', 'SIGTERM to exit'],
];
