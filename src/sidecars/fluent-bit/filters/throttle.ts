import { Duration } from 'cdk8s';
import { FluentBitFilterOptions, filterEntry } from './filter-options';
import { Entry } from '../entry';
import { secondsOf } from '../units';

/**
 * Drops records that come too fast.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/filters/throttle
 */
export interface FluentBitThrottleOptions extends FluentBitFilterOptions {
  /** How many records pass in an interval, on average over the window. */
  readonly rate: number;

  /**
   * How many intervals the average is made over.
   *
   * @default 5
   */
  readonly window?: number;

  /**
   * The interval.
   *
   * @default Duration.seconds(1)
   */
  readonly interval?: Duration;

  /**
   * Whether the rate is logged.
   *
   * @default false
   */
  readonly printStatus?: boolean;
}

export function throttle(options: FluentBitThrottleOptions): Entry {
  if (!(options.rate > 0)) {
    throw new Error(`filter "throttle" lets nothing pass, got 'rate' ${options.rate}; give a number above 0`);
  }
  return filterEntry('throttle', options, {
    rate: options.rate,
    window: options.window ?? 5,
    interval: `${secondsOf('\'interval\' of filter "throttle"', options.interval ?? Duration.seconds(1))}s`,
    print_status: options.printStatus,
  });
}
