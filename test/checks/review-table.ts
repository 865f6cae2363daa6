import { Acknowledgement } from '../../src/checks/acknowledge';
import { Complaint } from '../../src/checks/finding';
import { AcknowledgementStatus, Rule } from '../../src/checks/rule';

interface Row extends Partial<Omit<AcknowledgementStatus, 'ruleIds'>> {
  readonly acknowledgement: Partial<Acknowledgement>;
}

export interface ReviewTable {
  readonly valid: Readonly<Record<string, Row>>;
  readonly invalid: Readonly<Record<string, Row & { readonly complaint: Partial<Complaint> }>>;
}

const RULE_IDS = ['container-names-are-unique', 'sidecars-start-first'];

/** Runs the table of a rule about acknowledgements. A row's acknowledgement is sound, but for what the row says. */
export function testReview(rule: Rule, table: ReviewTable): void {
  const review = ({ acknowledgement, used = true, expired = false }: Row) => rule.review!(
    { rule: 'container-names-are-unique', reason: 'a webhook renames it', origin: 'ignore[0]', ...acknowledgement },
    { used, expired, ruleIds: RULE_IDS },
  );

  describe(rule.id, () => {
    test.each(Object.entries(table.valid))('valid: %s', (_name, row) => {
      expect(review(row)).toEqual([]);
    });

    test.each(Object.entries(table.invalid))('invalid: %s', (_name, row) => {
      expect(review(row)).toEqual([expect.objectContaining({ field: 'ignore[0]', ...row.complaint })]);
    });
  });
}
