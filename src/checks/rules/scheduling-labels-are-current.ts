import { PodView } from '../../pod/pod-view';
import { complain } from '../complain';
import { Complaint } from '../finding';
import { Requirement } from '../label-selectors';
import { Rule } from '../rule';

// pkg/api/node/util.go
const CURRENT: ReadonlyMap<string, string> = new Map([
  ['beta.kubernetes.io/arch', 'kubernetes.io/arch'],
  ['beta.kubernetes.io/os', 'kubernetes.io/os'],
  ['beta.kubernetes.io/instance-type', 'node.kubernetes.io/instance-type'],
  ['failure-domain.beta.kubernetes.io/region', 'topology.kubernetes.io/region'],
  ['failure-domain.beta.kubernetes.io/zone', 'topology.kubernetes.io/zone'],
]);

export const rule: Rule = {
  id: 'scheduling-labels-are-current',
  category: 'admission',
  severity: 'warning',
  title: 'Select nodes by the labels that replaced the beta ones',
  why: 'The beta labels of nodes are deprecated, and cloud providers stop setting them: a pod that asks for one will find no node. The API server accepts it with a warning ' +
    '(https://kubernetes.io/docs/reference/labels-annotations-taints/#beta-kubernetes-io-arch-deprecated).',
  fix: 'use the label that replaced it',
  bad: `
    nodeSelector: {beta.kubernetes.io/arch: arm64}
    containers:
      - {name: app, image: app}`,
  good: `
    nodeSelector: {kubernetes.io/arch: arm64}
    containers:
      - {name: app, image: app}`,
  acknowledge: 'When all nodes carry the old label and will keep it.',

  run(pod) {
    const complaints: Complaint[] = [];
    const check = (label: string | undefined, field: string) => {
      const current = CURRENT.get(label ?? '');
      if (current) {
        complain(complaints, 'pod', field, 'asks for a deprecated label of nodes', label, `use "${current}"`);
      }
    };
    for (const label in pod.spec.nodeSelector as object | undefined) {
      check(label, `${pod.field}.nodeSelector[${label}]`);
    }
    if (pod.spec.affinity) {
      checkAffinity(pod, check);
    }
    const constraints = pod.spec.topologySpreadConstraints as readonly { topologyKey?: string }[] | undefined;
    constraints?.forEach(({ topologyKey }, i) => check(topologyKey, `${pod.field}.topologySpreadConstraints[${i}].topologyKey`));
    return complaints;
  },
};

function checkAffinity(pod: PodView, check: (label: string | undefined, field: string) => void): void {
  const affinity = (pod.spec.affinity as any).nodeAffinity;
  const field = `${pod.field}.affinity.nodeAffinity`;
  const checkTerm = (term: { matchExpressions?: readonly Requirement[] } | undefined, at: string) =>
    term?.matchExpressions?.forEach(({ key }, i) => check(key, `${at}.matchExpressions[${i}].key`));
  affinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms?.forEach((term: object, i: number) =>
    checkTerm(term, `${field}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[${i}]`));
  affinity?.preferredDuringSchedulingIgnoredDuringExecution?.forEach(({ preference }: { preference?: object }, i: number) =>
    checkTerm(preference, `${field}.preferredDuringSchedulingIgnoredDuringExecution[${i}].preference`));
}
