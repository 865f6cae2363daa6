import { Event, EVENT_ID, getScalarValue, MappingEvent, SCALAR_STYLE, ScalarEvent, SequenceEvent } from 'js-yaml';
import { startOf } from './events';
import { ParseError } from './parse-error';
import { plainScalar } from './plain-scalar';

/** Aliases may make a document larger than its text, but no honest one grows beyond this number of values. */
const MOST_VALUES = 1_000_000;

/**
 * The values of the documents in a parsed text, as kubectl would make them. The result can be walked as a tree: what aliases would make endless or
 * exponentially large is refused.
 *
 * @throws ParseError
 */
export function buildValues(text: string, events: readonly Event[]): unknown[] {
  const builder = new ValueBuilder(text, events);
  const values: unknown[] = [];
  while (!builder.atEnd) {
    values.push(builder.document());
  }
  return values;
}

interface Anchor {
  readonly value: unknown;
  /** Number of values in it when every alias is written out. */
  readonly size: number;
}

type Mapping = Record<string, unknown>;

class ValueBuilder {
  private next = 0;
  private count = 0;
  // undefined while the value that it names is not complete
  private anchors = new Map<string, Anchor | undefined>();

  constructor(private readonly text: string, private readonly events: readonly Event[]) {}

  get atEnd(): boolean {
    return this.next >= this.events.length;
  }

  document(): unknown {
    this.anchors.clear();
    this.count = 0;
    this.next++;
    const value = this.events[this.next].type === EVENT_ID.POP ? null : this.value();
    this.next++;
    return value;
  }

  private value(): unknown {
    this.count++;
    const event = this.events[this.next++];
    switch (event.type) {
      case EVENT_ID.SCALAR: return event.anchorStart < 0 ? this.scalar(event) : this.anchored(event, () => this.scalar(event));
      case EVENT_ID.MAPPING: return event.anchorStart < 0 ? this.mapping() : this.anchored(event, () => this.mapping());
      case EVENT_ID.SEQUENCE: return event.anchorStart < 0 ? this.sequence() : this.anchored(event, () => this.sequence());
      case EVENT_ID.ALIAS: return this.alias(this.text.slice(event.anchorStart, event.anchorEnd));
      default: throw new ParseError('malformed YAML: a value is missing', 0);
    }
  }

  private scalar(event: ScalarEvent): unknown {
    const text = getScalarValue(this.text, event);
    const tag = event.tagStart < 0 ? undefined : this.text.slice(event.tagStart, event.tagEnd);
    const isPlain = tag === undefined ? event.style === SCALAR_STYLE.PLAIN : /^!!(int|float|bool|null)$/.test(tag);
    return isPlain ? plainScalar(text) : text;
  }

  private sequence(): unknown[] {
    const items: unknown[] = [];
    while (this.events[this.next].type !== EVENT_ID.POP) {
      items.push(this.value());
    }
    this.next++;
    return items;
  }

  private mapping(): Mapping {
    const mapping: Mapping = {};
    let merged: Mapping[] | undefined;
    while (this.events[this.next].type !== EVENT_ID.POP) {
      const at = this.next;
      const key = this.key();
      if (key === '<<' && this.isPlain(at)) {
        (merged ??= []).push(...this.mergeSources());
      } else if (Object.hasOwn(mapping, key)) {
        throw new ParseError(`malformed YAML: duplicate key "${key}"`, startOf(this.text, this.events, at));
      } else {
        set(mapping, key, this.value());
      }
    }
    this.next++;
    merged?.forEach((source) => this.merge(mapping, source));
    return mapping;
  }

  private key(): string {
    const at = this.next;
    const key = this.value();
    if (typeof key === 'object' && key !== null) {
      throw new ParseError('malformed YAML: a key must be a text, not a mapping or a list', startOf(this.text, this.events, at));
    }
    return String(key);
  }

  private isPlain(at: number): boolean {
    const event = this.events[at];
    return event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN;
  }

  private mergeSources(): Mapping[] {
    const at = this.next;
    const value = this.value();
    const sources = Array.isArray(value) ? value : [value];
    if (sources.some((source) => typeof source !== 'object' || source === null || Array.isArray(source))) {
      throw new ParseError('malformed YAML: only mappings can be merged by "<<"', startOf(this.text, this.events, at));
    }
    return sources;
  }

  // the mapping's own keys win, then the first source that has one (https://yaml.org/type/merge.html)
  private merge(mapping: Mapping, source: Mapping): void {
    for (const key of Object.keys(source)) {
      if (!Object.hasOwn(mapping, key)) {
        set(mapping, key, source[key]);
      }
    }
  }

  private anchored(event: ScalarEvent | MappingEvent | SequenceEvent, build: () => unknown): unknown {
    const name = this.text.slice(event.anchorStart, event.anchorEnd);
    const before = this.count;
    this.anchors.set(name, undefined);
    const value = build();
    this.anchors.set(name, { value, size: this.count - before + 1 });
    return value;
  }

  private alias(name: string): unknown {
    const offset = startOf(this.text, this.events, this.next - 1);
    const anchor = this.anchors.get(name);
    if (!anchor) {
      throw new ParseError(this.anchors.has(name)
        ? `the alias "${name}" stands inside the value that it names; write the value out`
        : `malformed YAML: unknown alias "${name}"`, offset);
    }
    this.count += anchor.size;
    if (this.count > MOST_VALUES) {
      throw new ParseError(`aliases make more than ${MOST_VALUES} values of this document; write them out`, offset);
    }
    return anchor.value;
  }
}

function set(mapping: Mapping, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(mapping, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    mapping[key] = value;
  }
}
