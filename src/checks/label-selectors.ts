import { complain } from './complain';
import { Complaint } from './finding';
import { labelValueFault, qualifiedNameFault } from '../pod/names';

export type Labels = Readonly<Record<string, string>>;

export interface Requirement {
  readonly key?: string;
  readonly operator?: string;
  readonly values?: readonly string[];
}

export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly Requirement[];
}

/** Whether keys and values are what labels may be (apimachinery/pkg/apis/meta/v1/validation). */
export function checkLabels(to: Complaint[], about: string, labels: Labels | undefined, field: string): void {
  for (const key in labels) {
    const keyFault = qualifiedNameFault(key);
    if (keyFault) {
      complain(to, about, field, `has a label whose key ${keyFault}`, key, 'correct the key of the label');
    }
    const valueFault = labelValueFault(labels[key]);
    if (valueFault) {
      complain(to, about, field, `has a label "${key}" whose value ${valueFault}`, labels[key], 'correct the value of the label');
    }
  }
}

export function checkSelector(to: Complaint[], about: string, selector: LabelSelector | undefined, field: string): void {
  if (selector) {
    checkLabels(to, about, selector.matchLabels, `${field}.matchLabels`);
    selector.matchExpressions?.forEach((requirement, i) => checkRequirement(to, about, requirement, `${field}.matchExpressions[${i}]`));
  }
}

function checkRequirement(to: Complaint[], about: string, { key = '', operator, values = [] }: Requirement, field: string): void {
  checkOperator(to, about, operator, values, field);
  const keyFault = qualifiedNameFault(key);
  if (keyFault) {
    complain(to, about, `${field}.key`, `has a selector with a key that ${keyFault}`, key, 'give the key of a label');
  }
  values.forEach((value, i) => {
    const fault = labelValueFault(value);
    if (fault) {
      complain(to, about, `${field}.values[${i}]`, `has a selector with a value that ${fault}`, value, 'give the value of a label');
    }
  });
}

function checkOperator(to: Complaint[], about: string, operator: string | undefined, values: readonly string[], field: string): void {
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) {
        complain(to, about, `${field}.values`, `has a selector with "${operator}" and no values`, undefined, 'give at least one value');
      }
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) {
        complain(to, about, `${field}.values`, `has a selector with "${operator}" and values`, values, 'remove the values');
      }
      break;
    default:
      complain(to, about, `${field}.operator`, 'has a selector with an unknown operator', operator ?? '', 'use "In", "NotIn", "Exists" or "DoesNotExist"');
  }
}

/** Whether a well-formed selector matches labels. An absent one matches nothing, an empty one everything. */
export function selects(selector: LabelSelector | undefined, labels: Labels): boolean {
  if (!selector) {
    return false;
  }
  for (const key in selector.matchLabels) {
    if (labels[key] !== selector.matchLabels[key]) {
      return false;
    }
  }
  return (selector.matchExpressions ?? []).every((requirement) => meets(requirement, labels));
}

function meets({ key = '', operator, values = [] }: Requirement, labels: Labels): boolean {
  const value = labels[key];
  switch (operator) {
    case 'In': return value !== undefined && values.includes(value);
    case 'NotIn': return value === undefined || !values.includes(value);
    case 'Exists': return value !== undefined;
    default: return value === undefined;
  }
}
