import { Complaint } from '../../src/checks/finding';
import { namelessPod } from '../../src/checks/nameless-pod';
import { Neighbours, NO_NEIGHBOURS, Rule } from '../../src/checks/rule';
import { PodView } from '../../src/pod/pod-view';
import { readPod } from '../../src/pod/read-pod';

export interface RuleTable {
  /** Pods that the rule has nothing to say about, by a sentence that says why. */
  readonly valid: Readonly<Record<string, PodView | [PodView, Neighbours]>>;
  /** Pods with every complaint that is expected of them: each compared by the keys given. */
  readonly invalid: Readonly<Record<string, { pod: PodView; others?: Neighbours; complaints: readonly Partial<Complaint>[] }>>;
}

/** Runs a rule's table: one test for each row. */
export function testRule(rule: Rule, table: RuleTable): void {
  describe(rule.id, () => {
    test.each(Object.entries(table.valid))('valid: %s', (_name, row) => {
      const [pod, others] = Array.isArray(row) ? row : [row, NO_NEIGHBOURS];
      expect(complaintsOf(rule, pod, others)).toEqual([]);
    });

    test.each(Object.entries(table.invalid))('invalid: %s', (_name, { pod, others, complaints }) => {
      const found = complaintsOf(rule, pod, others ?? NO_NEIGHBOURS);
      expect(found).toHaveLength(complaints.length);
      complaints.forEach((complaint, i) => expect(found[i]).toMatchObject(complaint));
    });
  });
}

function complaintsOf(rule: Rule, pod: PodView, others: Neighbours): Complaint[] {
  expectNamelessSame(rule, pod.object.kind === 'Pod' ? inDeployment(pod) : pod, others);
  return rule.run(pod, others);
}

/** A rule that goes by names has to say so. */
function expectNamelessSame(rule: Rule, pod: PodView, others: Neighbours): void {
  const nameless = rule.goesByName || rule.reads?.some((kind) => others.ofKind(kind).length > 0) ? undefined : namelessPod(pod);
  if (nameless) {
    expect(rule.run(nameless, NO_NEIGHBOURS)).toEqual(rule.run(pod, others));
  }
}

function inDeployment({ manifest, metadata, spec, version }: PodView): PodView {
  const template = { metadata, spec };
  return readPod({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: manifest.metadata, spec: { template } }, version)!;
}
