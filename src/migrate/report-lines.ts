import { gainsOf } from './gains';
import { MigratedWorkload } from './migrated-text';

/** What is said of a workload under its heading, a line each: changes, what stays and why, refusals, and what is gained. */
export function reportLines({ changes, left, refused, before, after, patchOf }: MigratedWorkload): string[] {
  return [
    ...changes.map(({ container, message, rule }) => `changed: ${subject(container)}${message} [${rule}]`),
    ...left.map(({ container, message }) => `left: ${subject(container)}${message}`),
    ...refused.map(({ container, message }) => `refused: ${subject(container)}${message}`),
    ...changes.length === 0 || patchOf ? [] : gainsOf(before, after).map((gain) => `gained: ${gain}`),
  ];
}

function subject(container: string | undefined): string {
  return container === undefined ? '' : `container "${container}" `;
}
