import { complain, oneOf, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

const SETTINGS: readonly (readonly [string, readonly string[]])[] = [
  ['imagePullPolicy', ['Always', 'IfNotPresent', 'Never']],
  ['terminationMessagePolicy', ['File', 'FallbackToLogsOnError']],
];

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
      for (const [name, values] of SETTINGS) {
        // an empty text counts as absent
        const value = container.spec[name] as string | undefined;
        if (value && !values.includes(value)) {
          complain(complaints, container, `${container.field}.${name}`, `has an unknown '${name}'`, value, `use ${oneOf(values)}`);
        }
      }
    }
    return complaints;
  },
};
