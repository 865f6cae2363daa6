import { labelFault, subdomainFault } from '../../pod/names';
import { complain } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

const KINDS = new Set(['Pod', 'Deployment', 'ReplicaSet', 'ReplicationController', 'Job', 'CronJob']);

export const rule: Rule = {
  id: 'object-names-are-dns-labels',
  category: 'admission',
  severity: 'warning',
  title: 'Name pods and what makes them without dots, in at most 63 characters',
  why: 'The name goes into the pods\' host names, which cannot hold dots or more than 63 characters and are cut there; the API server accepts it with a warning ' +
    '(https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates).',
  fix: 'use lower-case letters, digits and inner dashes, at most 63',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata: {name: orders.api}
    spec:
      containers:
        - {name: app, image: app}`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata: {name: orders-api}
    spec:
      containers:
        - {name: app, image: app}`,
  acknowledge: 'When nothing in the pods looks at their host name.',

  goesByName: true,
  run(pod) {
    const complaints: Complaint[] = [];
    const name = pod.manifest.metadata?.name;
    // a name that is no subdomain either is refused
    if (name && KINDS.has(pod.object.kind) && labelFault(name) && !subdomainFault(name)) {
      complain(complaints, pod.object.kind, 'metadata.name', 'has a name that makes no host name', name);
    }
    return complaints;
  },
};
