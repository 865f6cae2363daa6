import { Complaint } from '../../src/checks/finding';
import { Neighbours, NO_NEIGHBOURS, Rule } from '../../src/checks/rule';
import { PodView } from '../../src/pod/pod-view';

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
      expect(rule.run(pod, others)).toEqual([]);
    });

    test.each(Object.entries(table.invalid))('invalid: %s', (_name, { pod, others, complaints }) => {
      const found = rule.run(pod, others ?? NO_NEIGHBOURS);
      expect(found).toHaveLength(complaints.length);
      complaints.forEach((complaint, i) => expect(found[i]).toMatchObject(complaint));
    });
  });
}
