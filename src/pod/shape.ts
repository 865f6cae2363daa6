import { parseQuantity } from './quantity';
import { FieldType, ScalarKind } from './schema/schema';

/** Whether there is nothing to report and nothing to leave out. Most manifests are so, and this is the fast way to know. */
export function isClean(value: unknown, type: FieldType): boolean {
  switch (type.kind) {
    case 'string': return typeof value === 'string';
    case 'object':
      if (!isObject(value)) {
        return false;
      }
      for (const key in value) {
        const field = type.fields.get(key);
        if (field === undefined || field.drop !== undefined || !isClean(value[key], field.type)) {
          return false;
        }
      }
      return true;
    case 'list': return Array.isArray(value) && areClean(value, type.of);
    case 'map':
      if (!isObject(value)) {
        return false;
      }
      for (const key in value) {
        if (!isClean(value[key], type.of)) {
          return false;
        }
      }
      return true;
    case 'time': return isTime(value);
    default: return value !== null && value !== undefined && fits(value, type.kind);
  }
}

function areClean(values: readonly unknown[], type: FieldType): boolean {
  for (const value of values) {
    if (!isClean(value, type)) {
      return false;
    }
  }
  return true;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Whether a value is what the API takes for a number, a boolean, a quantity and the like. */
export function fits(value: unknown, kind: ScalarKind): boolean {
  switch (kind) {
    case 'int32': return isInteger(value, 2 ** 31);
    case 'int64': return isInteger(value, 2 ** 63);
    case 'boolean': return typeof value === 'boolean';
    case 'int-or-string': return typeof value === 'string' || isInteger(value, 2 ** 31);
    case 'quantity': return (typeof value === 'string' || typeof value === 'number') && parseQuantity(value) !== undefined;
    default: return true;
  }
}

// 2^63 itself is let through: a parser that reads numbers as doubles cannot tell it from 2^63 - 1
function isInteger(value: unknown, bound: number): boolean {
  return Number.isInteger(value) && (value as number) >= -bound && ((value as number) < bound || (bound === 2 ** 63 && value === bound));
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

export function isTime(value: unknown): boolean {
  return typeof value === 'string' && TIME.test(value);
}
