import { complain } from './complain';
import { Complaint } from './finding';
import { Requirement } from './label-selectors';
import { labelValueFault, qualifiedNameFault, subdomainFault } from '../pod/names';

interface NodeTerm {
  readonly matchExpressions?: readonly Requirement[];
  readonly matchFields?: readonly Requirement[];
}

/**
 * What the API server demands of a term of node affinity (ValidateNodeSelectorTerm of pkg/apis/core/validation).
 *
 * @param strict whether values must be label values
 */
export function checkNodeTerm(to: Complaint[], term: NodeTerm, field: string, strict: boolean): void {
  term.matchExpressions?.forEach((requirement, i) => checkExpression(to, requirement, `${field}.matchExpressions[${i}]`, strict));
  term.matchFields?.forEach((requirement, i) => checkField(to, requirement, `${field}.matchFields[${i}]`));
}

function checkExpression(to: Complaint[], { key = '', operator = '', values = [] }: Requirement, field: string, strict: boolean): void {
  const countFault = valuesFault(operator, values.length);
  if (countFault === 'operator') {
    complain(to, 'pod', `${field}.operator`, 'has a node affinity with an unknown operator', operator, 'use "In", "NotIn", "Exists", "DoesNotExist", "Gt" or "Lt"');
  } else if (countFault) {
    complain(to, 'pod', `${field}.values`, `has a node affinity with "${operator}" that ${countFault}`, values, 'correct the values');
  }
  const keyFault = qualifiedNameFault(key);
  if (keyFault) {
    complain(to, 'pod', `${field}.key`, `has a node affinity with a key that ${keyFault}`, key, 'give the key of a node\'s label');
  }
  values.forEach((value, i) => {
    const fault = strict ? labelValueFault(value) : undefined;
    if (fault) {
      complain(to, 'pod', `${field}.values[${i}]`, `has a node affinity with a value that ${fault}`, value, 'give the value of a label');
    }
  });
}

function valuesFault(operator: string, count: number): string | undefined {
  switch (operator) {
    case 'In':
    case 'NotIn': return count === 0 ? 'has no values' : undefined;
    case 'Exists':
    case 'DoesNotExist': return count > 0 ? 'has values' : undefined;
    case 'Gt':
    case 'Lt': return count === 1 ? undefined : 'does not have one value';
    default: return 'operator';
  }
}

function checkField(to: Complaint[], { key = '', operator = '', values = [] }: Requirement, field: string): void {
  if (operator !== 'In' && operator !== 'NotIn') {
    complain(to, 'pod', `${field}.operator`, 'selects a node by field with an unknown operator', operator, 'use "In" or "NotIn"');
  } else if (values.length !== 1) {
    complain(to, 'pod', `${field}.values`, 'selects a node by field without exactly one value', values, 'give one value');
  }
  if (key !== 'metadata.name') {
    complain(to, 'pod', `${field}.key`, 'selects a node by another field than its name', key, 'use "metadata.name"');
    return;
  }
  values.forEach((value, i) => {
    const fault = subdomainFault(value);
    if (fault) {
      complain(to, 'pod', `${field}.values[${i}]`, `selects a node whose name ${fault}`, value, 'give the name of a node');
    }
  });
}
