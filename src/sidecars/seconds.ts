import { Duration } from 'cdk8s';

/**
 * A duration as Kubernetes takes it.
 *
 * @param what names the duration in the error, such as `'drain' of container "app"`
 * @throws when it is no whole number of seconds
 */
export function wholeSeconds(duration: Duration, what: string): number {
  const seconds = duration.toSeconds({ integral: false });
  if (!Number.isInteger(seconds) || seconds < 0) {
    throw new Error(`${what} is no whole number of seconds, got ${seconds}s; give a duration of full seconds`);
  }
  return seconds;
}
