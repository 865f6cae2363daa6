import { complain, oneOf } from './complain';
import { Complaint } from './finding';
import { ContainerView } from '../pod/pod-view';

export interface RestartRule {
  readonly action?: string;
  readonly exitCodes?: { readonly operator?: string; readonly values?: readonly number[] };
}

const MAX_RULES = 20;
const MAX_CODES = 255;

/** What the API server demands of a container's restart rules (KEP-5307; KEP-5532 added the second action). */
export function checkRestartRules(to: Complaint[], container: ContainerView, rules: readonly RestartRule[], minor: number, field: string): void {
  const actions = minor >= 36 ? ['Restart', 'RestartAllContainers'] : ['Restart'];
  if (rules.length > MAX_RULES) {
    complain(to, container, field, `has more than ${MAX_RULES} restart rules`, rules.length, 'merge rules');
  }
  rules.forEach(({ action = '', exitCodes }, i) => {
    if (!actions.includes(action)) {
      complain(to, container, `${field}[${i}].action`, 'has a restart rule with an unknown action', action, `use ${oneOf(actions)}`);
    }
    if (!exitCodes) {
      complain(to, container, `${field}[${i}].exitCodes`, 'has a restart rule without exit codes', undefined, 'set \'exitCodes\'');
      return;
    }
    if (exitCodes.operator !== 'In' && exitCodes.operator !== 'NotIn') {
      complain(to, container, `${field}[${i}].exitCodes.operator`, 'has a restart rule with an unknown operator', exitCodes.operator ?? '', 'use "In" or "NotIn"');
    }
    if ((exitCodes.values?.length ?? 0) > MAX_CODES) {
      complain(to, container, `${field}[${i}].exitCodes.values`, `has a restart rule with more than ${MAX_CODES} exit codes`, exitCodes.values!.length, 'list fewer');
    }
  });
}
