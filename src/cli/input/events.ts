import { Event, EVENT_ID, ScalarEvent } from 'js-yaml';

/** Offset of a value's first character, quotes included; negative for an empty value. */
export function startOf(text: string, events: readonly Event[], node: number): number {
  const event = events[node];
  switch (event.type) {
    case EVENT_ID.SCALAR: return event.valueStart - quote(text, event);
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE: return event.start;
    // the anchor's name stands behind the asterisk
    case EVENT_ID.ALIAS: return event.anchorStart - 1;
    default: return 0;
  }
}

/** Offset behind the last character of a value's last scalar. */
export function endOf(events: readonly Event[], node: number, text: string): number {
  let end = 0;
  for (let i = node, behind = skip(events, node); i < behind; i++) {
    const event = events[i];
    if (event.type === EVENT_ID.SCALAR) {
      end = Math.max(end, event.valueEnd + quote(text, event));
    } else if (event.type === EVENT_ID.ALIAS) {
      end = Math.max(end, event.anchorEnd);
    }
  }
  return end;
}

/** The event that follows a value and all that is in it. */
export function skip(events: readonly Event[], node: number): number {
  let depth = 0;
  let i = node;
  do {
    const { type } = events[i++];
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) {
      depth++;
    } else if (type === EVENT_ID.POP) {
      depth--;
    }
  } while (depth > 0);
  return i;
}

/** Length of the quotation mark around a scalar. */
function quote(text: string, event: ScalarEvent): number {
  const before = text[event.valueStart - 1];
  return (before === '"' || before === '\'') && text[event.valueEnd] === before ? 1 : 0;
}
