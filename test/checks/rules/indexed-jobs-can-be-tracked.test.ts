import { rule } from '../../../src/checks/rules/indexed-jobs-can-be-tracked';
import { testRule } from '../rule-table';
import { cronJob, job, podWith } from '../workloads';

const indexed = (spec: object) => ({ completionMode: 'Indexed', completions: 100_001, parallelism: 10_001, ...spec });

testRule(rule, {
  valid: {
    'a pod': podWith({}),
    'as many completions as can be tracked': job(indexed({ completions: 100_000 })),
    'as many pods as can be tracked': job(indexed({ parallelism: 10_000 })),
    'no indexes': job(indexed({ completionMode: 'NonIndexed' })),
    'limits per index, with which the server refuses it': job(indexed({ backoffLimitPerIndex: 1, maxFailedIndexes: 1 })),
    'so many pods that the server refuses them': job(indexed({ parallelism: 100_001 })),
  },
  invalid: {
    'a job': {
      pod: job(indexed({})),
      complaints: [{
        field: 'spec.parallelism',
        message: 'job has 100001 completions and more pods at a time than can be tracked when many fail, got 10001',
      }],
    },
    'a cron job': { pod: cronJob({}, indexed({})), complaints: [{ field: 'spec.jobTemplate.spec.parallelism' }] },
  },
});
