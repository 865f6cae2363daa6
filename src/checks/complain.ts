import { Complaint } from './finding';
import { ContainerView } from '../pod/pod-view';
import { show } from '../pod/show';

/** For `acknowledge` of a rule whose breach no cluster accepts. */
export const REFUSED = 'Never: the API server refuses the object.';

/**
 * Adds a complaint about a container, or about something that is named by words such as `pod` or by its kind.
 *
 * @param problem continues a sentence that begins with the subject: `has no image`
 * @param value the value given, where there is one to show
 * @param fix the repair of this very case; the rule's own by default
 */
export function complain(to: Complaint[], about: ContainerView | string, field: string, problem: string, value?: unknown, fix?: string): void {
  const isWords = typeof about === 'string';
  to.push({
    message: `${isWords ? inWords(about) : `container ${show(about.name)}`} ${problem}${value === undefined ? '' : `, got ${show(value)}`}`,
    field,
    ...(isWords || about.name === '' ? {} : { container: about.name }),
    ...(fix === undefined ? {} : { fix }),
  });
}

/** A message begins in lower case: "CronJob" is a cron job. */
export function inWords(about: string): string {
  return /^[A-Z]/.test(about) ? about.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase() : about;
}

/** "a", "b" or "c" */
export function oneOf(values: readonly string[]): string {
  const quoted = values.map((value) => `"${value}"`);
  return quoted.length === 1 ? quoted[0] : `${quoted.slice(0, -1).join(', ')} or ${quoted[quoted.length - 1]}`;
}
