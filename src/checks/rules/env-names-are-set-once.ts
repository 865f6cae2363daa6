import { EnvVar } from '../../pod/manifest';
import { complain } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'env-names-are-set-once',
  category: 'admission',
  severity: 'warning',
  title: 'Set every environment variable of a container once',
  why: 'Of two variables with one name the later hides the earlier, and "kubectl apply" may drop one of them, as it merges the list by name ' +
    '(https://github.com/kubernetes/kubernetes/issues/58477). The API server accepts it with a warning.',
  fix: 'remove one of the two',
  bad: `
    containers:
      - {name: app, image: app, env: [{name: MODE, value: a}, {name: MODE, value: b}]}`,
  good: `
    containers:
      - {name: app, image: app, env: [{name: MODE, value: b}]}`,
  acknowledge: 'When a tool appends variables on purpose and the object is never applied with kubectl.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      const { env } = container.spec;
      for (let i = 1; env && i < env.length; i++) {
        if (hides(env[i]) && env.findIndex((other) => other.name === env[i].name) < i) {
          complain(complaints, container, `${container.field}.env[${i}]`, 'has an environment variable that hides an earlier one', env[i].name);
        }
      }
    }
    return complaints;
  },
};

// a value that builds on the earlier one is meant: PATH=$(PATH):/extra
function hides({ name, value = '', valueFrom }: EnvVar): boolean {
  const reference = `$(${name})`;
  return valueFrom !== undefined || value === reference || !value.includes(reference);
}
