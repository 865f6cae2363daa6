import { ShapeProblem } from '../../pod/decode';
import { PodView } from '../../pod/pod-view';
import { fieldNames, schemaOf, versionsOf } from '../../pod/schema/schema';
import { complain, REFUSED } from '../complain';
import { containerAt } from '../container-at';
import { Complaint } from '../finding';
import { nearest } from '../nearest';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'fields-are-known',
  category: 'admission',
  severity: 'error',
  title: 'Write only fields that the Kubernetes version knows',
  why: 'With strict field validation, the default of kubectl, the API server refuses an object with an unknown field; without it the field ' +
    'is thrown away in silence (https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation). A sidecar whose restartPolicy is thrown away ' +
    'is an init container that never ends.',
  fix: 'remove the field, or correct its name',
  bad: `
    containers:
      - {name: app, image: app, startupProbes: {}}`,
  good: `
    containers:
      - {name: app, image: app, startupProbe: {tcpSocket: {port: 80}}}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    for (const problem of pod.shape) {
      if (problem.kind === 'unknown') {
        complain(complaints, containerAt(pod, problem.field) ?? 'object', problem.field,
          `has a field that Kubernetes 1.${pod.version.minor} does not know`, problem.name, repair(problem, pod));
      }
    }
    return complaints;
  },
};

function repair({ type, name }: ShapeProblem & { kind: 'unknown' }, pod: PodView): string {
  const versions = versionsOf(type, name);
  if (versions) {
    return versions.since > pod.version.minor ? `use Kubernetes 1.${versions.since} or later, or remove the field` : 'remove the field: later versions have none of that name';
  }
  const meant = nearest(name, fieldNames(schemaOf(pod.version.minor).type(type)));
  return meant === undefined ? 'remove the field' : `write "${meant}", or remove the field`;
}

