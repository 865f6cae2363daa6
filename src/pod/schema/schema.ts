import { Drop, DROPS } from './drops';
import { FIELDS } from './fields.generated';
import { NEWEST_MINOR } from '../kubernetes-version';

export type ScalarKind = 'string' | 'int32' | 'int64' | 'boolean' | 'quantity' | 'int-or-string' | 'time' | 'any';

/** What the API takes at a place of an object. */
export type FieldType =
  | { readonly kind: ScalarKind }
  | { readonly kind: 'list' | 'map'; readonly of: FieldType }
  | { readonly kind: 'object'; readonly name: string; readonly fields: ReadonlyMap<string, Field> };

export interface Field {
  readonly type: FieldType;
  /** Set where the version knows the field but throws it away. */
  readonly drop?: Drop;
}

/** The types of one Kubernetes version. */
export interface Schema {
  type(name: string): FieldType;
}

/** The schema of a minor version; the newest known one for a newer version. */
export function schemaOf(minor: number): Schema {
  const known = Math.min(minor, NEWEST_MINOR);
  let schema = SCHEMAS.get(known);
  if (!schema) {
    schema = new TableSchema(known);
    SCHEMAS.set(known, schema);
  }
  return schema;
}

/** The first and the last minor that know a field; undefined for a field that none does. */
export function versionsOf(type: string, field: string): { since: number; until: number } | undefined {
  const entry = FIELDS[type]?.split(' ').map(readEntry).find((e) => e.name === field);
  return entry && { since: entry.since, until: entry.until };
}

/** The names that a version knows in a type. */
export function fieldNames(type: FieldType): string[] {
  return type.kind === 'object' ? [...type.fields.keys()] : [];
}

const SCHEMAS = new Map<number, Schema>();
const SCALARS = new Set<string>(['string', 'int32', 'int64', 'boolean', 'quantity', 'int-or-string', 'time', 'any']);

/** Reads a type from the table, with the types of its fields, when it is first asked for. */
class TableSchema implements Schema {
  private readonly types = new Map<string, FieldType>();
  private readonly drops = new Map<string, Drop>();

  constructor(private readonly minor: number) {
    for (const drop of DROPS) {
      if (drop.from <= minor && minor <= drop.to) {
        this.drops.set(`${drop.type}.${drop.field}`, drop);
      }
    }
  }

  type(name: string): FieldType {
    let type = this.types.get(name);
    if (!type) {
      type = this.read(name);
      this.types.set(name, type);
    }
    return type;
  }

  private read(name: string): FieldType {
    if (name.endsWith('[]')) {
      return { kind: 'list', of: this.type(name.slice(0, -2)) };
    }
    if (name.startsWith('map<')) {
      return { kind: 'map', of: this.type(name.slice(4, -1)) };
    }
    if (SCALARS.has(name)) {
      return { kind: name as ScalarKind };
    }
    // a type without fields is one that nobody writes, such as a status
    return FIELDS[name] ? { kind: 'object', name, fields: this.fields(name) } : { kind: 'any' };
  }

  private fields(name: string): Map<string, Field> {
    const fields = new Map<string, Field>();
    for (const entry of FIELDS[name].split(' ').map(readEntry)) {
      if (entry.since <= this.minor && this.minor <= entry.until) {
        fields.set(entry.name, { type: this.type(entry.type), drop: this.drops.get(`${name}.${entry.name}`) });
      }
    }
    return fields;
  }
}

const ENTRY = /^(\w+):([^@]+)(?:@(\d+)(?:-(\d+))?)?$/;

function readEntry(text: string): { name: string; type: string; since: number; until: number } {
  const [, name, type, since, until] = ENTRY.exec(text)!;
  return { name, type, since: Number(since ?? 0), until: Number(until ?? NEWEST_MINOR) };
}
