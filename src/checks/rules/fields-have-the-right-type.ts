import { FieldType } from '../../pod/schema/schema';
import { complain, REFUSED } from '../complain';
import { containerAt } from '../container-at';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'fields-have-the-right-type',
  category: 'admission',
  severity: 'error',
  title: 'Give every field a value of its type',
  why: 'The API server cannot decode an object in which one field has a wrong type, and refuses it before it looks at anything else ' +
    '(https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/). In YAML the usual causes are missing quotes, as in an ' +
    'environment variable with the value 8080 or true, and a missing dash.',
  fix: 'write a value of the right type',
  bad: `
    containers:
      - {name: app, image: app, env: [{name: PORT, value: 8080}]}`,
  good: `
    containers:
      - {name: app, image: app, env: [{name: PORT, value: "8080"}]}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    for (const problem of pod.shape) {
      if (problem.kind === 'type') {
        const { field, expected, value } = problem;
        complain(complaints, containerAt(pod, field) ?? 'object', field, `has a value that is not ${nameOf(expected)} at "${field}"`, value, repair(expected, value));
      }
    }
    return complaints;
  },
};

function nameOf(type: FieldType): string {
  switch (type.kind) {
    case 'object': return 'an object';
    case 'list': return 'a list';
    case 'map': return 'a map';
    case 'string': return 'a text';
    case 'time': return 'a time as in RFC 3339';
    case 'int32': return 'a whole number of 32 bits';
    case 'int64': return 'a whole number of 64 bits';
    case 'int-or-string': return 'a whole number or a text';
    default: return `a ${type.kind}`;
  }
}

function repair(type: FieldType, value: unknown): string | undefined {
  if (type.kind === 'string' && typeof value !== 'object') {
    return `put it in quotes: "${value}"`;
  }
  if (type.kind === 'list' && typeof value === 'object') {
    return 'write a list, each item after a dash';
  }
  return typeof value === 'string' && (type.kind === 'boolean' || type.kind.startsWith('int')) ? 'write it without quotes' : undefined;
}
