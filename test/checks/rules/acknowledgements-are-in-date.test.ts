import { rule } from '../../../src/checks/rules/acknowledgements-are-in-date';
import { testReview } from '../review-table';

testReview(rule, {
  valid: {
    'one without a last day': { acknowledgement: {} },
    'one whose last day is to come': { acknowledgement: { until: '2030-01-01' }, expired: false },
  },
  invalid: {
    'one whose last day has passed': {
      acknowledgement: { until: '2020-01-01' },
      expired: true,
      complaint: { message: 'acknowledgement of "container-names-are-unique" has no effect since its last day, got 2020-01-01' },
    },
    'used or not': { acknowledgement: { until: '2020-01-01' }, expired: true, used: false, complaint: {} },
  },
});
