import { Drop } from './schema/drops';
import { Field, FieldType, Schema } from './schema/schema';
import { fits, isClean, isObject, isTime } from './shape';

/** Something that an API server finds in an object's shape before it validates anything. */
export type ShapeProblem =
  /** A field that the version does not know: refused under strict field validation, pruned under another. */
  | { readonly kind: 'unknown'; readonly field: string; readonly type: string; readonly name: string }
  /** A value of a wrong type: the object cannot be decoded. */
  | { readonly kind: 'type'; readonly field: string; readonly expected: FieldType; readonly value: unknown }
  /** A field that the version knows and throws away. */
  | { readonly kind: 'dropped'; readonly field: string; readonly drop: Drop; readonly value: unknown };

export interface Decoded {
  /** What the server keeps. The value itself when nothing had to go, otherwise a copy of the changed parts. */
  readonly value: any;
  readonly problems: readonly ShapeProblem[];
}

const NONE: readonly ShapeProblem[] = [];

/**
 * Reads a value as an API server reads the JSON of it: unknown fields, wrong types and dropped fields are reported and
 * left out, nulls are left out or become empty values, so that what remains has the right types everywhere.
 */
export function decode(value: unknown, schema: Schema, typeName: string, path: string = ''): Decoded {
  const type = schema.type(typeName);
  if (isClean(value, type)) {
    return { value, problems: NONE };
  }
  const decoder = new Decoder(path);
  const kept = decoder.read(value, type);
  return { value: kept, problems: decoder.problems ?? NONE };
}

class Decoder {
  problems?: ShapeProblem[];
  private readonly path: (string | number)[] = [];

  constructor(private readonly root: string) {}

  /** The value as the server keeps it; undefined for one that goes. */
  read(value: unknown, type: FieldType): unknown {
    if (value === null || value === undefined) {
      return undefined;
    }
    switch (type.kind) {
      case 'object': return isObject(value) ? this.readObject(value, type.fields, type.name) : this.wrong(value, type);
      case 'list': return Array.isArray(value) ? this.readList(value, type.of) : this.wrong(value, type);
      case 'map': return isObject(value) ? this.readMap(value, type.of) : this.wrong(value, type);
      case 'string': return typeof value === 'string' ? value : this.readDate(value, type);
      case 'time': return isTime(value) ? value : this.readDate(value, type);
      default: return fits(value, type.kind) ? value : this.wrong(value, type);
    }
  }

  private readObject(value: Record<string, unknown>, fields: ReadonlyMap<string, Field>, typeName: string): unknown {
    let kept = value;
    let droppedParent: ShapeProblem | undefined;
    for (const key in value) {
      const field = fields.get(key);
      const before = value[key];
      this.path.push(key);
      const after = field ? this.read(before, field.type) : this.unknown(typeName, key);
      const drop = after === undefined ? undefined : field!.drop;
      if (drop && !drop.unless?.(after)) {
        const problem: ShapeProblem = { kind: 'dropped', field: this.field(), drop, value: after };
        if (drop.takesParent) {
          droppedParent = problem;
        } else {
          this.add(problem);
        }
        kept = without(kept, value, key);
      } else if (after === undefined) {
        kept = without(kept, value, key);
      } else if (after !== before) {
        kept = copyOnce(kept, value);
        kept[key] = after;
      }
      this.path.pop();
    }
    return droppedParent ? this.withoutParent(droppedParent, kept) : kept;
  }

  private withoutParent(dropped: ShapeProblem, kept: Record<string, unknown>): unknown {
    const isEmpty = Object.keys(kept).length === 0;
    this.add(isEmpty ? { ...dropped, field: this.field() } : dropped);
    return isEmpty ? undefined : kept;
  }

  private readList(value: readonly unknown[], of: FieldType): unknown {
    let kept: unknown[] | undefined;
    for (let i = 0; i < value.length; i++) {
      this.path.push(i);
      const after = this.read(value[i], of) ?? empty(of);
      this.path.pop();
      if (after !== value[i]) {
        kept ??= [...value];
        kept[i] = after;
      }
    }
    return kept ?? value;
  }

  private readMap(value: Record<string, unknown>, of: FieldType): unknown {
    let kept = value;
    for (const key in value) {
      this.path.push(`[${key}]`);
      const after = this.read(value[key], of) ?? empty(of);
      this.path.pop();
      if (after !== value[key]) {
        kept = copyOnce(kept, value);
        kept[key] = after;
      }
    }
    return kept;
  }

  // YAML parsers read an unquoted date as one; on its way to the server it is a string again
  private readDate(value: unknown, type: FieldType): unknown {
    return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : this.wrong(value, type);
  }

  private wrong(value: unknown, expected: FieldType): undefined {
    this.add({ kind: 'type', field: this.field(), expected, value });
    return undefined;
  }

  private unknown(type: string, name: string): undefined {
    this.add({ kind: 'unknown', field: this.field(), type, name });
    return undefined;
  }

  private add(problem: ShapeProblem): void {
    (this.problems ??= []).push(problem);
  }

  private field(): string {
    let text = this.root;
    for (const step of this.path) {
      text += typeof step === 'number' ? `[${step}]` : step.startsWith('[') || text === '' ? step : `.${step}`;
    }
    return text;
  }
}

// encoding/json of Go reads a null in a list or map as the type's zero value
function empty(type: FieldType): unknown {
  switch (type.kind) {
    case 'object':
    case 'map': return {};
    case 'list': return [];
    case 'int32':
    case 'int64': return 0;
    case 'quantity': return '0';
    case 'boolean': return false;
    default: return '';
  }
}

function copyOnce<T extends object>(kept: T, original: T): T {
  return kept === original ? { ...original } : kept;
}

function without(kept: Record<string, unknown>, original: Record<string, unknown>, key: string): Record<string, unknown> {
  const copy = copyOnce(kept, original);
  delete copy[key];
  return copy;
}
