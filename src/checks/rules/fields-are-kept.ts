import { ShapeProblem } from '../../pod/decode';
import { PodView } from '../../pod/pod-view';
import { complain } from '../complain';
import { containerAt } from '../container-at';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'fields-are-kept',
  category: 'version',
  severity: 'warning',
  title: 'Rely only on fields that the Kubernetes version keeps',
  why: 'A field behind a feature gate that is off is accepted and then thrown away without a word ' +
    '(https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/): the object is there, and does something else than it says. ' +
    'It is an error where what is left cannot work, such as a sidecar that becomes an init container which never ends.',
  fix: 'remove the field, or use a Kubernetes version that keeps it',
  bad: `
    containers:
      - {name: app, image: app, lifecycle: {stopSignal: SIGINT}}`,
  good: `
    containers:
      - {name: app, image: app, lifecycle: {preStop: {exec: {command: [kill, -INT, "1"]}}}}`,
  acknowledge: 'When the cluster has the feature gate switched on.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const problem of pod.shape) {
      if (problem.kind === 'dropped') {
        complaints.push(complaint(pod, problem));
      }
    }
    return complaints;
  },
};

function complaint(pod: PodView, { field, drop, value }: ShapeProblem & { kind: 'dropped' }): Complaint {
  const made: Complaint[] = [];
  const later = drop.to < Number.MAX_SAFE_INTEGER ? `, or use Kubernetes 1.${drop.to + 1} or later` : '';
  complain(made, containerAt(pod, field) ?? 'object', field,
    `has the field "${drop.field}", which Kubernetes 1.${pod.version.minor} throws away unless the feature gate "${drop.gate}" is on`, value,
    `remove the field${later}`);
  return drop.breaks?.(value) ? { ...made[0], severity: 'error' } : made[0];
}
