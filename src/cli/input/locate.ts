import { Event, EVENT_ID, getScalarValue } from 'js-yaml';
import { endOf, skip, startOf } from './events';

/** Where a field stands in a text: offsets of its key (of its value in a list), and of the value's end. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds an API path (`spec.containers[0].resources.requests[cpu]`) in a parsed document. Of a field that is absent, the
 * nearest parent that is there. Aliases and merge keys are followed.
 *
 * @param document which of the text's documents, from 0
 */
export function locate(text: string, events: readonly Event[], document: number, field: string): Span {
  const root = rootOf(events, document);
  if (root < 0) {
    return { start: 0, end: 0 };
  }
  let node = root;
  let start = startOf(text, events, root);
  for (const step of parsePath(field)) {
    const child = childOf(text, events, resolveAlias(text, events, node), step);
    if (!child) {
      break;
    }
    node = child.node;
    // an empty list entry has no text of its own
    start = child.start >= 0 ? child.start : start;
  }
  return { start, end: Math.max(start, endOf(events, node, text)) };
}

/** The steps of an API path: names, numbers in brackets, and map keys in brackets, which may have dots. */
export function parsePath(field: string): string[] {
  const steps: string[] = [];
  for (const [, name, index] of field.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)) {
    steps.push(name ?? index);
  }
  return steps;
}

interface Child {
  readonly node: number;
  readonly start: number;
}

function childOf(text: string, events: readonly Event[], parent: number, step: string): Child | undefined {
  switch (events[parent].type) {
    case EVENT_ID.MAPPING: return memberOf(text, events, parent, step);
    case EVENT_ID.SEQUENCE: return itemOf(text, events, parent, step);
    default: return undefined;
  }
}

function memberOf(text: string, events: readonly Event[], mapping: number, name: string, depth = 0): Child | undefined {
  const merged: number[] = [];
  for (let key = mapping + 1; events[key].type !== EVENT_ID.POP;) {
    const value = skip(events, key);
    const word = keyText(text, events[resolveAlias(text, events, key)]);
    if (word === name) {
      return { node: value, start: startOf(text, events, key) };
    }
    if (word === '<<') {
      merged.push(value);
    }
    key = skip(events, value);
  }
  // a merge key cannot nest deeper than the parser's own limit
  return depth > 100 ? undefined : first(merged, (value) => memberOfMerged(text, events, value, name, depth + 1));
}

function memberOfMerged(text: string, events: readonly Event[], value: number, name: string, depth: number): Child | undefined {
  const source = resolveAlias(text, events, value);
  if (events[source].type === EVENT_ID.MAPPING) {
    return memberOf(text, events, source, name, depth);
  }
  return events[source].type === EVENT_ID.SEQUENCE
    ? first(itemsOf(events, source), (item) => memberOfMerged(text, events, item, name, depth))
    : undefined;
}

function itemOf(text: string, events: readonly Event[], sequence: number, step: string): Child | undefined {
  const wanted = Number(step);
  let index = 0;
  for (const item of itemsOf(events, sequence)) {
    if (index++ === wanted) {
      return { node: item, start: startOf(text, events, item) };
    }
  }
  return undefined;
}

function* itemsOf(events: readonly Event[], sequence: number): Generator<number> {
  for (let item = sequence + 1; events[item].type !== EVENT_ID.POP; item = skip(events, item)) {
    yield item;
  }
}

function first<T>(candidates: Iterable<number>, find: (candidate: number) => T | undefined): T | undefined {
  for (const candidate of candidates) {
    const found = find(candidate);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function keyText(text: string, event: Event): string | undefined {
  return event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : undefined;
}

function resolveAlias(text: string, events: readonly Event[], node: number): number {
  const alias = events[node];
  if (alias.type !== EVENT_ID.ALIAS) {
    return node;
  }
  const name = text.slice(alias.anchorStart, alias.anchorEnd);
  for (let i = node - 1; i >= 0; i--) {
    const event = events[i];
    if ('tagStart' in event && event.anchorStart >= 0 && text.slice(event.anchorStart, event.anchorEnd) === name) {
      return i;
    }
  }
  return node;
}

function rootOf(events: readonly Event[], document: number): number {
  let count = -1;
  for (let i = 0; i < events.length; i++) {
    if (events[i].type === EVENT_ID.DOCUMENT && ++count === document) {
      return events[i + 1].type === EVENT_ID.POP ? -1 : i + 1;
    }
  }
  return -1;
}
