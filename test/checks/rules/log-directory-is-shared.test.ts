import { rule } from '../../../src/checks/rules/log-directory-is-shared';
import { fluentBitPod, fluentBitYaml } from '../fluent-bit-pods';
import { testRule } from '../rule-table';

const reading = (path: string) => fluentBitYaml(`pipeline: {inputs: [{name: tail, path: "${path}"}]}`);

testRule(rule, {
  valid: {
    'a volume that the app writes': [fluentBitPod(), reading('/var/log/app/*.log')],
    'several paths of it': [fluentBitPod(), reading('/var/log/app/*/a.log, /var/log/app/b.log')],
    'a variable decides': [fluentBitPod(), reading('${DIR}/*.log')],
    'a volume of its own that it writes': [fluentBitPod({ volumeMounts: [{ name: 'state', mountPath: '/state' }] }), reading('/state/x')],
    'a volume of the node': fluentBitPod({}, { volumes: [{ name: 'logs', hostPath: { path: '/x' } }], containers: [{ name: 'app' }] }),
    'another input': [fluentBitPod(), fluentBitYaml('pipeline: {inputs: [{name: forward}]}')],
  },
  invalid: {
    'a volume that nobody writes': {
      pod: fluentBitPod({}, { containers: [{ name: 'app' }] }),
      complaints: [{
        message: 'container "logs" reads volume "logs", which no other container writes',
        fix: 'mount "logs" into the container that writes the logs',
        container: 'logs',
        field: 'spec.initContainers[0].volumeMounts[1]',
      }],
    },
    'a path on no volume': {
      pod: fluentBitPod(),
      others: reading('/data/logs/*.log'),
      complaints: [{ message: 'container "logs" reads /data/logs/*.log, which lies on no volume', field: 'spec.initContainers[0]' }],
    },
  },
});
