import { rule } from '../../../src/checks/rules/acknowledgements-name-rules';
import { testReview } from '../review-table';

testReview(rule, {
  valid: {
    'a rule that exists': { acknowledgement: { rule: 'sidecars-start-first' } },
  },
  invalid: {
    'a rule with a slip in its name': {
      acknowledgement: { rule: 'sidecar-starts-first' },
      complaint: { message: 'acknowledgement names a rule that does not exist, got "sidecar-starts-first" (did you mean "sidecars-start-first"?)' },
    },
    'a name that is like no rule': {
      acknowledgement: { rule: 'all' },
      complaint: { message: 'acknowledgement names a rule that does not exist, got "all"' },
    },
    'no name at all': {
      acknowledgement: { rule: '' },
      complaint: { message: 'acknowledgement names a rule that does not exist, got ""' },
    },
  },
});
