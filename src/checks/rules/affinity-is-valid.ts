import { labelFault, qualifiedNameFault } from '../../pod/names';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { checkLabels, checkSelector, Labels, LabelSelector, Requirement } from '../label-selectors';
import { checkNodeTerm } from '../node-selectors';
import { Rule } from '../rule';

interface PodAffinityTerm {
  readonly labelSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly namespaces?: readonly string[];
  readonly topologyKey?: string;
  readonly matchLabelKeys?: readonly string[];
  readonly mismatchLabelKeys?: readonly string[];
}

interface NodeTerm {
  readonly matchExpressions?: readonly Requirement[];
  readonly matchFields?: readonly Requirement[];
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

export const rule: Rule = {
  id: 'affinity-is-valid',
  category: 'admission',
  severity: 'error',
  title: 'Write node selectors and affinity that the scheduler can read',
  why: 'The API server refuses labels and selectors of a wrong form, weights outside 1 to 100, pod affinity without a topology key and node affinity without a term ' +
    '(https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/).',
  fix: 'correct the selector',
  bad: `
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution: [{labelSelector: {matchLabels: {app: orders}}}]
    containers:
      - {name: app, image: app}`,
  good: `
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - {labelSelector: {matchLabels: {app: orders}}, topologyKey: kubernetes.io/hostname}
    containers:
      - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    checkLabels(complaints, 'pod', pod.spec.nodeSelector as Labels | undefined, `${pod.field}.nodeSelector`);
    const affinity = pod.spec.affinity as any;
    if (affinity) {
      const field = `${pod.field}.affinity`;
      if (affinity.nodeAffinity) {
        checkNodeAffinity(complaints, affinity.nodeAffinity, `${field}.nodeAffinity`, pod.version.minor);
      }
      for (const kind of ['podAffinity', 'podAntiAffinity']) {
        if (affinity[kind]) {
          checkPodAffinity(complaints, affinity[kind], `${field}.${kind}`);
        }
      }
    }
    return complaints;
  },
};

function checkNodeAffinity(to: Complaint[], affinity: any, field: string, minor: number): void {
  const terms: readonly NodeTerm[] | undefined = affinity[REQUIRED]?.nodeSelectorTerms;
  if (affinity[REQUIRED] && !terms?.length) {
    complain(to, 'pod', `${field}.${REQUIRED}.nodeSelectorTerms`, 'has a node affinity without a term', undefined, 'add a term');
  }
  // older servers let any value pass
  terms?.forEach((term, i) => checkNodeTerm(to, term, `${field}.${REQUIRED}.nodeSelectorTerms[${i}]`, minor >= 32));
  affinity[PREFERRED]?.forEach(({ weight = 0, preference = {} }: { weight?: number; preference?: NodeTerm }, i: number) => {
    checkWeight(to, weight, `${field}.${PREFERRED}[${i}].weight`);
    checkNodeTerm(to, preference, `${field}.${PREFERRED}[${i}].preference`, false);
  });
}

function checkPodAffinity(to: Complaint[], affinity: any, field: string): void {
  affinity[REQUIRED]?.forEach((term: PodAffinityTerm, i: number) => checkTerm(to, term, `${field}.${REQUIRED}[${i}]`));
  affinity[PREFERRED]?.forEach(({ weight = 0, podAffinityTerm = {} }: { weight?: number; podAffinityTerm?: PodAffinityTerm }, i: number) => {
    checkWeight(to, weight, `${field}.${PREFERRED}[${i}].weight`);
    checkTerm(to, podAffinityTerm, `${field}.${PREFERRED}[${i}].podAffinityTerm`);
  });
}

function checkTerm(to: Complaint[], term: PodAffinityTerm, field: string): void {
  const { labelSelector, namespaceSelector, namespaces, topologyKey = '' } = term;
  checkSelector(to, 'pod', labelSelector, `${field}.labelSelector`);
  checkSelector(to, 'pod', namespaceSelector, `${field}.namespaceSelector`);
  for (const name of namespaces ?? []) {
    const fault = labelFault(name);
    if (fault) {
      complain(to, 'pod', `${field}.namespace`, `has an affinity to a namespace whose name ${fault}`, name, 'correct the name');
    }
  }
  for (const part of ['matchLabelKeys', 'mismatchLabelKeys'] as const) {
    checkKeys(to, term, part, `${field}.${part}`);
  }
  const fault = topologyKey === '' ? 'is missing' : qualifiedNameFault(topologyKey);
  if (fault) {
    complain(to, 'pod', `${field}.topologyKey`, `has an affinity whose topology key ${fault}`, topologyKey, 'set \'topologyKey\', such as kubernetes.io/hostname');
  }
}

function checkKeys(to: Complaint[], term: PodAffinityTerm, part: 'matchLabelKeys' | 'mismatchLabelKeys', field: string): void {
  const keys = term[part] ?? [];
  if (keys.length > 0 && !term.labelSelector) {
    complain(to, 'pod', field, `has an affinity with '${part}' and no label selector`, keys, 'set \'labelSelector\'');
    return;
  }
  keys.forEach((key, i) => {
    const fault = qualifiedNameFault(key) ?? (part === 'matchLabelKeys' && term.mismatchLabelKeys?.includes(key) ? 'is in \'mismatchLabelKeys\' too' : undefined);
    if (fault) {
      complain(to, 'pod', `${field}[${i}]`, `has an affinity with a key that ${fault}`, key, 'correct the key');
    }
  });
}

function checkWeight(to: Complaint[], weight: number, field: string): void {
  if (weight < 1 || weight > 100) {
    complain(to, 'pod', field, 'has a preference with a weight outside 1 to 100', weight, 'set a weight from 1 to 100');
  }
}
