import { rule } from '../../../src/checks/rules/acknowledgements-give-a-reason';
import { testReview } from '../review-table';

testReview(rule, {
  valid: {
    'a reason in words': { acknowledgement: { reason: 'a webhook renames it' } },
  },
  invalid: {
    'an empty reason': {
      acknowledgement: { reason: '' },
      complaint: { message: 'acknowledgement of "container-names-are-unique" gives no reason' },
    },
    'a blank reason, for one container': {
      acknowledgement: { reason: ' \n', container: 'proxy' },
      complaint: { container: 'proxy' },
    },
  },
});
