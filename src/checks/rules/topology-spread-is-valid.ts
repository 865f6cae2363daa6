import { qualifiedNameFault } from '../../pod/names';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { checkSelector, LabelSelector } from '../label-selectors';
import { Rule } from '../rule';

interface Constraint {
  readonly maxSkew?: number;
  readonly minDomains?: number;
  readonly topologyKey?: string;
  readonly whenUnsatisfiable?: string;
  readonly labelSelector?: LabelSelector;
  readonly matchLabelKeys?: readonly string[];
  readonly nodeAffinityPolicy?: string;
  readonly nodeTaintsPolicy?: string;
}

export const rule: Rule = {
  id: 'topology-spread-is-valid',
  category: 'admission',
  severity: 'error',
  title: 'Spread pods by a topology key, with a skew of at least 1',
  why: 'The API server refuses a spread constraint without a topology key, with a skew below 1, with an unknown policy, or the same one twice ' +
    '(https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/).',
  fix: 'correct the constraint',
  bad: `
    topologySpreadConstraints:
      - {maxSkew: 0, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: orders}}}
    containers:
      - {name: app, image: app}`,
  good: `
    topologySpreadConstraints:
      - {maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: orders}}}
    containers:
      - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    const constraints = pod.spec.topologySpreadConstraints as readonly Constraint[] | undefined;
    constraints?.forEach((constraint, i) => check(complaints, constraint, constraints.slice(i + 1), `${pod.field}.topologySpreadConstraints[${i}]`));
    return complaints;
  },
};

function check(to: Complaint[], constraint: Constraint, later: readonly Constraint[], field: string): void {
  const { maxSkew = 0, minDomains, topologyKey = '', whenUnsatisfiable = '', labelSelector } = constraint;
  if (maxSkew < 1) {
    complain(to, 'pod', `${field}.maxSkew`, 'has a spread with a skew below 1', maxSkew, 'set 1 or more');
  }
  if (topologyKey === '') {
    complain(to, 'pod', `${field}.topologyKey`, 'has a spread without a topology key', undefined, 'set \'topologyKey\', such as topology.kubernetes.io/zone');
  }
  if (whenUnsatisfiable !== 'DoNotSchedule' && whenUnsatisfiable !== 'ScheduleAnyway') {
    complain(to, 'pod', `${field}.whenUnsatisfiable`, 'has a spread with an unknown \'whenUnsatisfiable\'', whenUnsatisfiable, 'use "DoNotSchedule" or "ScheduleAnyway"');
  }
  if (later.some((other) => other.topologyKey === topologyKey && other.whenUnsatisfiable === whenUnsatisfiable)) {
    complain(to, 'pod', `${field}.{topologyKey, whenUnsatisfiable}`, 'has two spreads over one topology key', topologyKey, 'merge them');
  }
  if (minDomains !== undefined && (minDomains < 1 || whenUnsatisfiable !== 'DoNotSchedule')) {
    complain(to, 'pod', `${field}.minDomains`, 'has a spread with \'minDomains\' below 1 or without "DoNotSchedule"', minDomains, 'set 1 or more, and \'whenUnsatisfiable: DoNotSchedule\'');
  }
  for (const name of ['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const) {
    const policy = constraint[name];
    if (policy !== undefined && policy !== 'Ignore' && policy !== 'Honor') {
      complain(to, 'pod', `${field}.${name}`, `has a spread with an unknown '${name}'`, policy, 'use "Ignore" or "Honor"');
    }
  }
  checkKeys(to, constraint, `${field}.matchLabelKeys`);
  checkSelector(to, 'pod', labelSelector, `${field}.labelSelector`);
}

function checkKeys(to: Complaint[], { matchLabelKeys = [], labelSelector }: Constraint, field: string): void {
  if (matchLabelKeys.length > 0 && !labelSelector) {
    complain(to, 'pod', field, 'has a spread with \'matchLabelKeys\' and no label selector', matchLabelKeys, 'set \'labelSelector\'');
  }
  const selected = new Set([...Object.keys(labelSelector?.matchLabels ?? {}), ...(labelSelector?.matchExpressions ?? []).map((e) => e.key)]);
  matchLabelKeys.forEach((key, i) => {
    const fault = qualifiedNameFault(key) ?? (selected.has(key) ? 'is in the label selector too' : undefined);
    if (fault) {
      complain(to, 'pod', `${field}[${i}]`, `has a spread with a key that ${fault}`, key, 'correct or remove the key');
    }
  });
}
