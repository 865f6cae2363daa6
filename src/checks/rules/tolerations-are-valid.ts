import { labelValueFault, qualifiedNameFault } from '../../pod/names';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
  readonly tolerationSeconds?: number;
}

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

export const rule: Rule = {
  id: 'tolerations-are-valid',
  category: 'admission',
  severity: 'error',
  title: 'Write tolerations that can match a taint',
  why: 'The API server refuses a toleration with an unknown operator or effect, without a key but not with "Exists", with a value and "Exists", and with ' +
    'tolerationSeconds for another effect than NoExecute (https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/).',
  fix: 'correct the toleration',
  bad: `
    tolerations: [{key: dedicated, operator: Exists, value: ci}]
    containers:
      - {name: app, image: app}`,
  good: `
    tolerations: [{key: dedicated, operator: Equal, value: ci}]
    containers:
      - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    const tolerations = pod.spec.tolerations as readonly Toleration[] | undefined;
    tolerations?.forEach((toleration, i) => check(complaints, toleration, `${pod.field}.tolerations[${i}]`));
    return complaints;
  },
};

function check(to: Complaint[], { key = '', operator = '', value = '', effect = '', tolerationSeconds }: Toleration, field: string): void {
  const keyFault = key === '' ? undefined : qualifiedNameFault(key);
  if (keyFault) {
    complain(to, 'pod', `${field}.key`, `has a toleration whose key ${keyFault}`, key, 'give the key of a taint');
  }
  if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
    complain(to, 'pod', `${field}.effect`, 'has a toleration with \'tolerationSeconds\' for another effect than "NoExecute"', effect, 'set \'effect: NoExecute\'');
  } else if (effect !== '' && !EFFECTS.includes(effect)) {
    complain(to, 'pod', `${field}.effect`, 'has a toleration with an unknown effect', effect, 'use "NoSchedule", "PreferNoSchedule" or "NoExecute"');
  }
  const fault = operatorFault(key, operator, value);
  if (fault) {
    complain(to, 'pod', `${field}.operator`, `has a toleration that ${fault}`, operator, 'use "Equal" with a key and a value, or "Exists" without a value');
  }
}

function operatorFault(key: string, operator: string, value: string): string | undefined {
  switch (operator) {
    case 'Exists': return value === '' ? undefined : 'has a value and "Exists"';
    case '':
    case 'Equal': return labelValueFault(value) ? 'compares with what is no label value' : key === '' ? 'compares without a key' : undefined;
    default: return 'has an unknown operator';
  }
}
