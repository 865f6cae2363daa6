import { Entry } from './entry';

/**
 * Follows records by their tags, as far as the configuration says what they are.
 *
 * @throws when an output or filter gets nothing, or what an input reads goes nowhere: Fluent Bit would not say so
 */
export function checkRoutes(inputs: readonly Entry[], filters: readonly Entry[], outputs: readonly Entry[]): void {
  const tags = inputs.map(tagOf);
  const retagged = filters.some(({ plugin }) => !KEEPS_TAG.has(plugin));
  if (tags.includes(undefined) || retagged || [...filters, ...outputs].some((entry) => entry.settings.match === undefined)) {
    return;
  }
  for (const [kind, entries] of [['filter', filters], ['output', outputs]] as const) {
    const idle = entries.find((entry) => !tags.some((tag) => matches(entry, tag!)));
    if (idle) {
      throw new Error(`${kind} "${idle.plugin}" gets nothing, got 'match' "${idle.settings.match}"; match one of the tags ${list(tags)}`);
    }
  }
  const lost = tags.find((tag) => !outputs.some((output) => matches(output, tag!)));
  if (lost !== undefined) {
    throw new Error(`records with tag "${lost}" go nowhere, got outputs for ${list(outputs.map(({ settings }) => settings.match))}; ` +
      'give one of them a \'match\' that fits');
  }
}

/** Others, such as rewrite_tag, may give records another tag. */
const KEEPS_TAG = new Set(['modify', 'grep', 'parser', 'record_modifier', 'nest', 'lua', 'throttle']);

/** Undefined when it shows only while Fluent Bit runs. */
function tagOf({ plugin, settings }: Entry): string | undefined {
  const { tag } = settings;
  return plugin === 'tail' && typeof tag === 'string' && !/[*$<]/.test(tag) ? tag : undefined;
}

function matches({ settings }: Entry, tag: string): boolean {
  const pattern = String(settings.match).split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return new RegExp(`^${pattern}$`).test(tag);
}

function list(texts: readonly unknown[]): string {
  return [...new Set(texts)].map((text) => `"${text}"`).join(', ');
}
