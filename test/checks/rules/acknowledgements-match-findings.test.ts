import { rule } from '../../../src/checks/rules/acknowledgements-match-findings';
import { testReview } from '../review-table';

testReview(rule, {
  valid: {
    'one that matched a finding': { acknowledgement: {}, used: true },
    'an unknown rule is the business of another rule': { acknowledgement: { rule: 'all' }, used: false },
    'so is one whose date has passed': { acknowledgement: {}, used: false, expired: true },
  },
  invalid: {
    'a rule that found nothing': {
      acknowledgement: {},
      used: false,
      complaint: { message: 'acknowledgement of "container-names-are-unique" matches no finding' },
    },
    'a rule that found nothing about the container': {
      acknowledgement: { container: 'proxy' },
      used: false,
      complaint: { message: 'acknowledgement of "container-names-are-unique" for container "proxy" matches no finding', container: 'proxy' },
    },
  },
});
