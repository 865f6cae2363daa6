import { complain } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'pod-lists-have-no-duplicates',
  category: 'admission',
  severity: 'warning',
  title: 'Name every host alias and pull secret once',
  why: 'Lists that are merged by a key lose entries with the same key in "kubectl apply"; a pull secret without a name is none. ' +
    'The API server accepts it with a warning (https://github.com/kubernetes/kubernetes/issues/91670).',
  fix: 'merge or remove the entry',
  bad: `
    imagePullSecrets: [{name: registry}, {name: registry}]
    containers:
      - {name: app, image: app}`,
  good: `
    imagePullSecrets: [{name: registry}]
    containers:
      - {name: app, image: app}`,
  acknowledge: 'When the object is never applied with kubectl.',

  run(pod) {
    const complaints: Complaint[] = [];
    const aliases = (pod.spec.hostAliases ?? []) as readonly { ip?: string }[];
    aliases.forEach(({ ip = '' }, i) => {
      if (aliases.findIndex((other) => other.ip === ip) < i) {
        complain(complaints, 'pod', `${pod.field}.hostAliases[${i}].ip`, 'has two host aliases for one address', ip);
      }
    });
    const secrets = (pod.spec.imagePullSecrets ?? []) as readonly { name?: string }[];
    secrets.forEach(({ name = '' }, i) => {
      if (name === '') {
        complain(complaints, 'pod', `${pod.field}.imagePullSecrets[${i}].name`, 'has a pull secret without a name');
      } else if (secrets.findIndex((other) => other.name === name) < i) {
        complain(complaints, 'pod', `${pod.field}.imagePullSecrets[${i}].name`, 'names a pull secret twice', name);
      }
    });
    return complaints;
  },
};
