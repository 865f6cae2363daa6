import { rule } from '../../../src/checks/rules/job-settings-are-valid';
import { testRule } from '../rule-table';
import { cronJob, job, podWith } from '../workloads';

const indexed = (spec: object) => job({ completionMode: 'Indexed', completions: 3, ...spec });
const success = (...rules: object[]) => indexed({ successPolicy: { rules } });
const at = 'spec.successPolicy.rules[0]';

testRule(rule, {
  valid: {
    'a plain job': job({}),
    'numbers of 0': job({ parallelism: 0, completions: 0, backoffLimit: 0, activeDeadlineSeconds: 0, ttlSecondsAfterFinished: 0 }),
    'an indexed job with all that goes with it': indexed({ backoffLimitPerIndex: 1, maxFailedIndexes: 3, podReplacementPolicy: 'TerminatingOrFailed' }),
    'an indexed job without numbers, which get 1': job({ completionMode: 'Indexed' }),
    'success by indexes and count': success({ succeededIndexes: '0,1-2', succeededCount: 2 }),
    'a pod is no job': podWith({}),
    'a manager of its own': job({ managedBy: 'acme.io/queue' }),
  },
  invalid: {
    'negative numbers': {
      pod: job({ parallelism: -1, completions: -1, backoffLimit: -1, activeDeadlineSeconds: -1, ttlSecondsAfterFinished: -1 }),
      complaints: ['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished'].map((name) => ({ field: `spec.${name}` })),
    },
    'an indexed job without completions': {
      pod: job({ completionMode: 'Indexed', parallelism: 2 }),
      complaints: [{ field: 'spec.completions', message: 'job has indexes and no number of completions' }],
    },
    'an indexed job in a cron job, where nothing is filled in': {
      pod: cronJob({}, { completionMode: 'Indexed' }),
      complaints: [{ field: 'spec.jobTemplate.spec.completions', message: 'cron job has indexes and no number of completions' }],
    },
    'an unknown mode': { pod: job({ completionMode: 'X' }), complaints: [{ field: 'spec.completionMode' }] },
    'limits per index without indexes': {
      pod: job({ backoffLimitPerIndex: 1, maxFailedIndexes: 1 }),
      complaints: [{ field: 'spec.backoffLimitPerIndex' }, { field: 'spec.maxFailedIndexes' }],
    },
    'failed indexes without a limit per index': { pod: indexed({ maxFailedIndexes: 1 }), complaints: [{ field: 'spec.backoffLimitPerIndex' }] },
    'more failed indexes than there are': { pod: indexed({ backoffLimitPerIndex: 1, maxFailedIndexes: 4 }), complaints: [{ field: 'spec.maxFailedIndexes' }] },
    'more pods at a time than an indexed job may run': { pod: indexed({ parallelism: 100001 }), complaints: [{ field: 'spec.parallelism' }] },
    'many completions with a limit per index': {
      pod: indexed({ completions: 100001, backoffLimitPerIndex: 1, parallelism: 10001 }),
      complaints: [{ field: 'spec.parallelism' }, { field: 'spec.maxFailedIndexes' }],
    },
    'an unknown replacement policy': { pod: job({ podReplacementPolicy: 'Never' }), complaints: [{ field: 'spec.podReplacementPolicy' }] },
    'early replacement with a failure policy': {
      pod: job({ podReplacementPolicy: 'TerminatingOrFailed', podFailurePolicy: { rules: [] } }),
      complaints: [{ field: 'spec.podReplacementPolicy', fix: 'use "Failed"' }],
    },
    'success rules without indexes': { pod: job({ successPolicy: { rules: [{ succeededCount: 1 }] } }), complaints: [{ field: 'spec.successPolicy' }] },
    'no success rules': { pod: success(), complaints: [{ field: 'spec.successPolicy.rules' }] },
    'a success rule without anything': { pod: success({}), complaints: [{ field: at }] },
    'indexes out of order': { pod: success({ succeededIndexes: '2,1' }), complaints: [{ field: `${at}.succeededIndexes` }] },
    'indexes beyond the completions': { pod: success({ succeededIndexes: '0-3' }), complaints: [{ field: `${at}.succeededIndexes` }] },
    'more successes than indexes that count': { pod: success({ succeededIndexes: '0', succeededCount: 2 }), complaints: [{ field: `${at}.succeededCount` }] },
    'a manager without a domain': { pod: job({ managedBy: 'queue' }), complaints: [{ field: 'spec.managedBy' }] },
  },
});
