import { Entry } from './entry';
import { customInput, FluentBitCustomInputOptions } from './inputs/custom';
import { FluentBitForwardInputOptions, forwardInput } from './inputs/forward';
import { FluentBitHttpInputOptions, httpInput } from './inputs/http';
import { FluentBitOpenTelemetryInputOptions, openTelemetryInput } from './inputs/opentelemetry';
import { FluentBitTailOptions, tail } from './inputs/tail';
import { validatePlugin } from './schema/validate';

/** Where records come from, besides the log files of the pod's containers. */
export class FluentBitInput {
  /**
   * Files of a volume that is mounted into the sidecar. For the log files of a container, take 'logs' of the sidecar.
   *
   * @throws when a path is not absolute, or when both kinds of parser are given
   */
  public static tail(options: FluentBitTailOptions): FluentBitInput {
    return new FluentBitInput(tail(options));
  }

  /** What containers send in the protocol of Fluentd. */
  public static forward(options: FluentBitForwardInputOptions = {}): FluentBitInput {
    return new FluentBitInput(forwardInput(options));
  }

  /** What containers send over HTTP, as JSON. */
  public static http(options: FluentBitHttpInputOptions = {}): FluentBitInput {
    return new FluentBitInput(httpInput(options));
  }

  /** What containers send over OTLP. */
  public static openTelemetry(options: FluentBitOpenTelemetryInputOptions = {}): FluentBitInput {
    return new FluentBitInput(openTelemetryInput(options));
  }

  /**
   * Any plugin.
   *
   * @param plugin its name, such as "dummy"
   * @throws on keys that a known plugin does not have, on values that it cannot read, and on credentials in plain text
   */
  public static custom(plugin: string, options: FluentBitCustomInputOptions = {}): FluentBitInput {
    return new FluentBitInput(customInput(plugin, options));
  }

  /** @internal */
  public readonly _entry: Entry;

  private constructor(entry: Entry) {
    if (!entry.unchecked) {
      validatePlugin('input', entry.plugin, entry.settings);
    }
    this._entry = entry;
  }
}
