import { rule } from '../../../src/checks/rules/fluent-bit-keeps-up-with-a-burst';
import { fluentBitPod, fluentBitYaml } from '../fluent-bit-pods';
import { testRule } from '../rule-table';

const cpu = (limit: string | number) => fluentBitPod({ resources: { limits: { cpu: limit } } });
const tail = (limit: string, flush = '1') => fluentBitYaml(`{service: {flush: ${flush}}, pipeline: {inputs: [{name: tail, mem_buf_limit: ${limit}}]}}`);

testRule(rule, {
  valid: {
    'no limits': [fluentBitPod(), fluentBitYaml('pipeline: {inputs: [{name: tail}]}')],
    'half a core': cpu('500m'),
    'a core': cpu(1),
    'a buffer that is large enough': [fluentBitPod(), tail('50M')],
    'a small buffer that is flushed often': [fluentBitPod(), tail('10M', '0.2')],
    'no files of the app': fluentBitPod({ resources: { limits: { cpu: '100m' } } }, { containers: [{ name: 'app' }] }),
  },
  invalid: {
    'a tenth of a core': {
      pod: cpu('100m'),
      complaints: [{
        message: 'container "logs" reads about 3 MB/s at most, got a CPU limit of 100m', container: 'logs', field: 'spec.initContainers[0].resources.limits.cpu',
      }],
    },
    'a small buffer': {
      pod: fluentBitPod(),
      others: tail('10MB'),
      complaints: [{
        message: 'container "logs" pauses its tail input whenever it has read 10 MB within 1s, got mem_buf_limit 10MB and flush 1',
        fix: 'raise mem_buf_limit to at least 50M, or lower flush to 0.2',
      }],
    },
  },
});
