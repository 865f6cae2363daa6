import { rule } from '../../../src/checks/rules/fluent-bit-finds-new-files-soon';
import { fluentBitPod, fluentBitYaml } from '../fluent-bit-pods';
import { testRule } from '../rule-table';

const tail = (rest: string) => fluentBitYaml(`pipeline: {inputs: [{name: tail, path: /var/log/app/*.log ${rest}}]}`);
const [agent] = fluentBitPod({ restartPolicy: undefined }).spec.initContainers!;

testRule(rule, {
  valid: {
    'every second': [fluentBitPod(), tail(', refresh_interval: 1')],
    'a variable decides': [fluentBitPod(), tail(', refresh_interval: "${R}"')],
    'another input': [fluentBitPod(), fluentBitYaml('pipeline: {inputs: [{name: forward}]}')],
    'a configuration that is not in the input': fluentBitPod(),
    'a main container, as on a node': [fluentBitPod({}, { initContainers: [], containers: [agent] }), tail('')],
  },
  invalid: {
    'the default': {
      pod: fluentBitPod(),
      others: tail(''),
      complaints: [{
        message: 'container "logs" finds new files of /var/log/app/*.log only every 60s, got refresh_interval not set',
        container: 'logs',
        field: 'spec.initContainers[0]',
      }],
    },
    'ten seconds': {
      pod: fluentBitPod(),
      others: tail(', Refresh_Interval: 10'),
      complaints: [{ message: 'container "logs" finds new files of /var/log/app/*.log only every 10s, got refresh_interval 10' }],
    },
    'a number with its unit': {
      pod: fluentBitPod(),
      others: tail(', refresh_interval: 30s'),
      complaints: [{ message: 'container "logs" finds new files of /var/log/app/*.log only every 30s, got refresh_interval 30s' }],
    },
  },
});
