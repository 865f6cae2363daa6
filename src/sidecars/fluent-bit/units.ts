import { Duration, Size } from 'cdk8s';

/** A size as Fluent Bit reads it: its K, M and G are powers of 1000, so only a plain number is exact. */
export function sizeOf(size: Size | undefined): number | undefined {
  return size && size.toKibibytes() * 1024;
}

/** Whole seconds, as for keys that are plain numbers of them. */
export function secondsOf(what: string, duration: Duration | undefined): number | undefined {
  if (duration === undefined) {
    return undefined;
  }
  const seconds = duration.toSeconds({ integral: false });
  if (!Number.isInteger(seconds) || seconds < 1) {
    throw new Error(`${what} is no whole number of seconds, got ${seconds}s; give at least one full second`);
  }
  return seconds;
}
