import { labelFault } from '../../pod/names';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'container-names-are-labels',
  category: 'admission',
  severity: 'error',
  title: 'Name containers with lower-case letters, digits and dashes',
  why: 'The API server refuses a container without a name, or with one that is no RFC 1123 label of at most 63 characters ' +
    '(https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names).',
  fix: 'use lower-case letters, digits and inner dashes, at most 63',
  bad: `
    containers:
      - {name: Orders_API, image: app}`,
  good: `
    containers:
      - {name: orders-api, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      if (container.name === '') {
        complain(complaints, container, `${container.field}.name`, 'has no name');
        continue;
      }
      const fault = labelFault(container.name);
      if (fault) {
        complain(complaints, container, `${container.field}.name`, `has a name that ${fault}`);
      }
    }
    return complaints;
  },
};
