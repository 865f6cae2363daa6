import { rule } from '../../../src/checks/rules/fluent-bit-state-is-writable';
import { fluentBitFiles, fluentBitPod, fluentBitYaml } from '../fluent-bit-pods';
import { testRule } from '../rule-table';

const tail = (db: string) => fluentBitYaml(`pipeline: {inputs: [{name: tail, db: "${db}"}]}`);

testRule(rule, {
  valid: {
    'a volume of its own': [fluentBitPod(), tail('/state/tail.db')],
    'the image\'s file system': [fluentBitPod(), tail('/tmp/tail.db')],
    'a variable decides': [fluentBitPod(), tail('${STATE}/tail.db')],
    'no database': [fluentBitPod(), fluentBitYaml('pipeline: {inputs: [{name: tail}]}')],
    'a configuration that is not in the input': fluentBitPod(),
  },
  invalid: {
    'the log volume, mounted read-only': {
      pod: fluentBitPod(),
      others: tail('/var/log/app/tail.db'),
      complaints: [{
        message: 'container "logs" keeps state in volume "logs", which it mounts read-only, got "db: /var/log/app/tail.db"',
        container: 'logs',
        field: 'spec.initContainers[0].volumeMounts[1].readOnly',
      }],
    },
    'the ConfigMap': {
      pod: fluentBitPod(),
      others: fluentBitYaml('service: {storage.path: /conf/buffer}'),
      complaints: [{ message: 'container "logs" keeps state in volume "conf", which nobody can write, got "storage.path: /conf/buffer"' }],
    },
    'a read-only file system, in the classic form': {
      pod: fluentBitPod({ args: ['-c', '/conf/fb.conf'], securityContext: { readOnlyRootFilesystem: true } }),
      others: fluentBitFiles({ 'fb.conf': '[INPUT]\n  Name tail\n  DB /var/lib/tail.db\n' }),
      complaints: [{ message: 'container "logs" keeps state in its root file system, which is read-only, got "db: /var/lib/tail.db"' }],
    },
  },
});
