import { Rule } from './rule';
import { rule as containerNamesAreUnique } from './rules/container-names-are-unique';

/** Every rule, by category as in the documentation, then by id. */
export const RULES: readonly Rule[] = [
  containerNamesAreUnique,
];

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

export function findRule(id: string): Rule | undefined {
  return BY_ID.get(id);
}
