import { ContainerView } from '../../pod/pod-view';
import { complain, oneOf, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const MESSAGE_POLICIES = ['File', 'FallbackToLogsOnError'];

export const rule: Rule = {
  id: 'container-settings-are-known',
  category: 'admission',
  severity: 'error',
  title: 'Use the values that the API has for pull policy and termination message policy',
  why: 'The API server refuses every other value; upper and lower case count ' +
    '(https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container).',
  fix: 'use a value that the API knows',
  bad: `
    containers:
      - {name: app, image: app, imagePullPolicy: always}`,
  good: `
    containers:
      - {name: app, image: app, imagePullPolicy: Always}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      check(complaints, container, 'imagePullPolicy', container.spec.imagePullPolicy, PULL_POLICIES);
      check(complaints, container, 'terminationMessagePolicy', container.spec.terminationMessagePolicy as string | undefined, MESSAGE_POLICIES);
    }
    return complaints;
  },
};

// an empty text counts as absent
function check(to: Complaint[], container: ContainerView, name: string, value: string | undefined, values: readonly string[]): void {
  if (value && !values.includes(value)) {
    complain(to, container, `${container.field}.${name}`, `has an unknown '${name}'`, value, `use ${oneOf(values)}`);
  }
}
