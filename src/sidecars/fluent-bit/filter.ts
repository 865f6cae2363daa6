import { Entry } from './entry';
import { customFilter, FluentBitCustomFilterOptions } from './filters/custom';
import { FluentBitGrepOptions, grep } from './filters/grep';
import { FluentBitLuaOptions, lua } from './filters/lua';
import { FluentBitModifyOptions, modify } from './filters/modify';
import { FluentBitLiftOptions, FluentBitNestOptions, lift, nest } from './filters/nest';
import { FluentBitParserFilterOptions, parse } from './filters/parse';
import { FluentBitPodMetadataOptions, podMetadata } from './filters/pod-metadata';
import { FluentBitRecordModifierOptions, recordModifier } from './filters/record-modifier';
import { FluentBitThrottleOptions, throttle } from './filters/throttle';
import { validatePlugin } from './schema/validate';

/**
 * What happens to records between input and output, one filter after the other.
 *
 * Every factory throws on what would keep Fluent Bit, and with it the pod, from starting.
 */
export class FluentBitFilter {
  /** Changes fields. */
  public static modify(options: FluentBitModifyOptions): FluentBitFilter {
    return new FluentBitFilter([modify(options)]);
  }

  /** Keeps or drops records by patterns. */
  public static grep(options: FluentBitGrepOptions): FluentBitFilter {
    return new FluentBitFilter([grep(options)]);
  }

  /** Makes fields of a field. */
  public static parser(options: FluentBitParserFilterOptions): FluentBitFilter {
    return new FluentBitFilter([parse(options)]);
  }

  /** Adds fields, and removes them or keeps only some. */
  public static recordModifier(options: FluentBitRecordModifierOptions): FluentBitFilter {
    return new FluentBitFilter([recordModifier(options)]);
  }

  /** Puts fields into a field. */
  public static nest(options: FluentBitNestOptions): FluentBitFilter {
    return new FluentBitFilter([nest(options)]);
  }

  /** Takes fields out of a field. */
  public static lift(options: FluentBitLiftOptions): FluentBitFilter {
    return new FluentBitFilter([lift(options)]);
  }

  /** Runs a script on each record. */
  public static lua(options: FluentBitLuaOptions): FluentBitFilter {
    return new FluentBitFilter([lua(options)]);
  }

  /** Drops records that come too fast. */
  public static throttle(options: FluentBitThrottleOptions): FluentBitFilter {
    return new FluentBitFilter([throttle(options)]);
  }

  /** Adds name, namespace, id, node and labels of the pod. */
  public static podMetadata(options: FluentBitPodMetadataOptions = {}): FluentBitFilter {
    return new FluentBitFilter(podMetadata(options));
  }

  /**
   * Any plugin.
   *
   * @param plugin its name, such as "rewrite_tag"
   */
  public static custom(plugin: string, options: FluentBitCustomFilterOptions = {}): FluentBitFilter {
    return new FluentBitFilter([customFilter(plugin, options)]);
  }

  /** @internal */
  public readonly _entries: readonly Entry[];

  private constructor(entries: readonly Entry[]) {
    for (const entry of entries.filter((e) => !e.unchecked)) {
      validatePlugin('filter', entry.plugin, entry.settings);
    }
    this._entries = entries;
  }
}
