import { complain } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

interface Term {
  readonly labelSelector?: unknown;
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

export const rule: Rule = {
  id: 'scheduling-selectors-are-set',
  category: 'admission',
  severity: 'warning',
  title: 'Say which pods an affinity or a spread counts',
  why: 'Without a label selector a topology spread or a pod affinity counts no pod at all, so that it does nothing or can never be met. The API server accepts it with a warning ' +
    '(https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#spread-constraint-definition).',
  fix: 'set \'labelSelector\'',
  bad: `
    topologySpreadConstraints:
      - {maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: ScheduleAnyway}
    containers:
      - {name: app, image: app}`,
  good: `
    topologySpreadConstraints:
      - {maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {app: orders}}}
    containers:
      - {name: app, image: app}`,
  acknowledge: 'When a controller fills the selector in.',

  run(pod) {
    const complaints: Complaint[] = [];
    const check = (term: Term, field: string) => {
      if (term.labelSelector === undefined) {
        complain(complaints, 'pod', `${field}.labelSelector`, 'counts no pod for want of a label selector');
      }
    };
    const constraints = pod.spec.topologySpreadConstraints as readonly Term[] | undefined;
    constraints?.forEach((constraint, i) => check(constraint, `${pod.field}.topologySpreadConstraints[${i}]`));
    const affinity = pod.spec.affinity as any;
    for (const kind of affinity ? ['podAffinity', 'podAntiAffinity'] : []) {
      const field = `${pod.field}.affinity.${kind}`;
      affinity[kind]?.[REQUIRED]?.forEach((term: Term, i: number) => check(term, `${field}.${REQUIRED}[${i}]`));
      affinity[kind]?.[PREFERRED]?.forEach(({ podAffinityTerm = {} }: { podAffinityTerm?: Term }, i: number) =>
        check(podAffinityTerm, `${field}.${PREFERRED}[${i}].podAffinityTerm`));
    }
    return complaints;
  },
};
