import { Rule } from './rule';
import { rule as acknowledgementsAreInDate } from './rules/acknowledgements-are-in-date';
import { rule as acknowledgementsGiveAReason } from './rules/acknowledgements-give-a-reason';
import { rule as acknowledgementsMatchFindings } from './rules/acknowledgements-match-findings';
import { rule as acknowledgementsNameRules } from './rules/acknowledgements-name-rules';
import { rule as containerNamesAreUnique } from './rules/container-names-are-unique';

/** Every rule, by category as in the documentation, then by id. */
export const RULES: readonly Rule[] = [
  containerNamesAreUnique,
  acknowledgementsAreInDate,
  acknowledgementsGiveAReason,
  acknowledgementsMatchFindings,
  acknowledgementsNameRules,
];

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

export function findRule(id: string): Rule | undefined {
  return BY_ID.get(id);
}
