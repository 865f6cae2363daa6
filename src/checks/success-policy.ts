import { complain } from './complain';
import { Complaint } from './finding';
import { checkNotNegative } from './rollouts';

export interface SuccessPolicy {
  readonly rules?: readonly { readonly succeededIndexes?: string; readonly succeededCount?: number }[];
}

const MAX_RULES = 20;
const MAX_LENGTH = 64 * 1024;

/** What the API server demands of a Job's success policy (KEP-3998). */
export function checkSuccessPolicy(to: Complaint[], about: string, { rules = [] }: SuccessPolicy, completions: number, field: string): void {
  if (rules.length === 0 || rules.length > MAX_RULES) {
    complain(to, about, `${field}.rules`, `has a success policy without rules, or with more than ${MAX_RULES}`, rules.length, `give 1 to ${MAX_RULES} rules`);
  }
  rules.forEach(({ succeededIndexes, succeededCount }, i) => {
    const at = `${field}.rules[${i}]`;
    if (succeededIndexes === undefined && succeededCount === undefined) {
      complain(to, about, at, 'has a rule of success without indexes and count', undefined, 'set \'succeededIndexes\' or \'succeededCount\'');
    }
    const indexes = succeededIndexes === undefined ? undefined : countIndexes(succeededIndexes, completions);
    if (succeededIndexes !== undefined && (indexes === undefined || succeededIndexes.length > MAX_LENGTH)) {
      complain(to, about, `${at}.succeededIndexes`, 'lists indexes in a wrong form, out of order or beyond the completions', succeededIndexes, 'list indexes and ranges in order, such as "0,2-4"');
    }
    checkNotNegative(to, about, succeededCount, `${at}.succeededCount`);
    const most = Math.min(completions, succeededIndexes === undefined ? completions : indexes ?? 0);
    if (succeededCount !== undefined && succeededCount > most) {
      complain(to, about, `${at}.succeededCount`, `asks for more successes than the ${most} indexes that count`, succeededCount, 'lower \'succeededCount\'');
    }
  });
}

/** How many indexes a list such as "0,2-4" names; undefined when it is of a wrong form. */
function countIndexes(text: string, completions: number): number | undefined {
  let last = -1;
  let count = 0;
  for (const part of text === '' ? [] : text.split(',')) {
    const match = /^(\d+)(?:-(\d+))?$/.exec(part);
    const [from, to] = match ? [Number(match[1]), Number(match[2] ?? match[1])] : [NaN, NaN];
    if (!(from > last && to < completions && (match![2] === undefined || from < to))) {
      return undefined;
    }
    count += to - from + 1;
    last = to;
  }
  return count;
}
