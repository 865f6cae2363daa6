import { qualifiedNameFault } from '../../pod/names';
import { PodView } from '../../pod/pod-view';
import { complain, oneOf, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

interface FailureRule {
  readonly action?: string;
  readonly onExitCodes?: OnExitCodes;
  readonly onPodConditions?: readonly { readonly type?: string; readonly status?: string }[];
}

interface OnExitCodes {
  readonly containerName?: string;
  readonly operator?: string;
  readonly values?: readonly number[];
}

const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore'];
const MAX_ITEMS = 20;
const MAX_CODES = 255;

export const rule: Rule = {
  id: 'pod-failure-policy-is-valid',
  category: 'admission',
  severity: 'error',
  title: 'Write rules of a pod failure policy that can match a pod of the Job',
  why: 'The API server refuses a rule without exactly one of exit codes and conditions, a container that the pod does not have, exit codes that are not in order or that list 0, and ' +
    '"FailIndex" without a limit per index (https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy).',
  fix: 'correct the rule',
  bad: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: export}
    spec:
      podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {containerName: main, operator: In, values: [42]}}]}
      template:
        spec:
          restartPolicy: Never
          containers:
            - {name: app, image: app}`,
  good: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: export}
    spec:
      podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {containerName: app, operator: In, values: [42]}}]}
      template:
        spec:
          restartPolicy: Never
          containers:
            - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    const rules = pod.jobSpec?.podFailurePolicy?.rules as readonly FailureRule[] | undefined;
    if (rules) {
      const field = `${pod.templateField.slice(0, -'.template'.length)}.podFailurePolicy.rules`;
      if (rules.length > MAX_ITEMS) {
        complain(complaints, pod.object.kind, field, `has more than ${MAX_ITEMS} failure rules`, rules.length, 'merge rules');
      }
      rules.forEach((failureRule, i) => checkRule(complaints, pod, failureRule, `${field}[${i}]`));
    }
    return complaints;
  },
};

function checkRule(to: Complaint[], pod: PodView, { action = '', onExitCodes, onPodConditions = [] }: FailureRule, field: string): void {
  const about = pod.object.kind;
  if (!ACTIONS.includes(action)) {
    complain(to, about, `${field}.action`, 'has a failure rule with an unknown action', action, `use ${oneOf(ACTIONS)}`);
  } else if (action === 'FailIndex' && pod.jobSpec.backoffLimitPerIndex === undefined) {
    complain(to, about, `${field}.action`, 'fails an index without a limit per index', action, 'set \'backoffLimitPerIndex\', or use another action');
  }
  if (onExitCodes) {
    checkExitCodes(to, pod, onExitCodes, `${field}.onExitCodes`);
  }
  if (onPodConditions.length > MAX_ITEMS) {
    complain(to, about, `${field}.onPodConditions`, `has a failure rule with more than ${MAX_ITEMS} conditions`, onPodConditions.length, 'list fewer');
  }
  onPodConditions.forEach((condition, j) => checkCondition(to, about, condition, `${field}.onPodConditions[${j}]`));
  if (!onExitCodes === (onPodConditions.length === 0)) {
    complain(to, about, field, 'has a failure rule that needs one of \'onExitCodes\' and \'onPodConditions\'', undefined, 'set exactly one of them');
  }
}

function checkCondition(to: Complaint[], about: string, { type = '', status = 'True' }: { type?: string; status?: string }, field: string): void {
  const fault = qualifiedNameFault(type);
  if (fault) {
    complain(to, about, `${field}.type`, `has a failure rule for a condition whose type ${fault}`, type, 'give the type of a condition');
  }
  if (status !== '' && status !== 'True' && status !== 'False' && status !== 'Unknown') {
    complain(to, about, `${field}.status`, 'has a failure rule for an unknown status', status, 'use "True", "False" or "Unknown"');
  }
}

function checkExitCodes(to: Complaint[], pod: PodView, { containerName, operator = '', values = [] }: OnExitCodes, field: string): void {
  const about = pod.object.kind;
  if (operator !== 'In' && operator !== 'NotIn') {
    complain(to, about, `${field}.operator`, 'has a failure rule with an unknown operator', operator, 'use "In" or "NotIn"');
  }
  if (containerName !== undefined && !pod.containers.some((container) => container.name === containerName)) {
    complain(to, about, `${field}.containerName`, 'has a failure rule for a container that the pod does not have', containerName, `use ${oneOf(pod.containers.map((c) => c.name))}`);
  }
  const isOrdered = values.every((value, j) => j === 0 || values[j - 1] <= value);
  if (values.length === 0 || values.length > MAX_CODES || !isOrdered) {
    complain(to, about, `${field}.values`, `has a failure rule whose exit codes are none, more than ${MAX_CODES} or out of order`, values, 'list the codes in ascending order');
  }
  values.forEach((value, j) => {
    if (value === 0 && operator === 'In') {
      complain(to, about, `${field}.values[${j}]`, 'has a failure rule for exit code 0, which is no failure', value, 'remove it');
    }
    if (values.indexOf(value) < j) {
      complain(to, about, `${field}.values[${j}]`, 'has a failure rule with one exit code twice', value, 'remove it');
    }
  });
}
