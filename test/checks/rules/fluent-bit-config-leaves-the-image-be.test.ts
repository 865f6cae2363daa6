import { rule } from '../../../src/checks/rules/fluent-bit-config-leaves-the-image-be';
import { ContainerSpec } from '../../../src/pod/manifest';
import { fluentBitFiles, fluentBitPod } from '../fluent-bit-pods';
import { testRule } from '../rule-table';

const over = (rest: ContainerSpec = {}) => fluentBitPod({ args: undefined, volumeMounts: [{ name: 'conf', mountPath: '/fluent-bit/etc' }], ...rest });
const conf = (service: string, more = {}) => fluentBitFiles({ 'fluent-bit.conf': `[SERVICE]\n    ${service}\n`, ...more });

testRule(rule, {
  valid: {
    'beside it': fluentBitPod(),
    'below it': over({ volumeMounts: [{ name: 'conf', mountPath: '/fluent-bit/etc/conf' }] }),
    'one file of it': over({ volumeMounts: [{ name: 'conf', mountPath: '/fluent-bit/etc/fluent-bit.conf', subPath: 'fluent-bit.conf' }] }),
    'an image of another make': over({ image: 'acme/fluent-bit:5' }),
    'a configuration that needs nothing of the image': [over(), conf('Flush 1')],
    'a configuration that brings its parsers': [over(), conf('Parsers_File parsers.conf', { 'parsers.conf': '' })],
  },
  invalid: {
    'a configuration that is not in the input': {
      pod: over(),
      complaints: [{
        message: 'container "logs" mounts volume "conf" over /fluent-bit/etc and hides the image\'s own files',
        container: 'logs',
        field: 'spec.initContainers[0].volumeMounts[0].mountPath',
      }],
    },
    'a configuration that names a hidden file, which 5.x needs': {
      pod: over(),
      others: conf('Parsers_File parsers.conf'),
      complaints: [{ severity: 'error', message: 'container "logs" names /fluent-bit/etc/parsers.conf, which the volume mounted over /fluent-bit/etc hides' }],
    },
    'the same before 5.0': { pod: over({ image: 'fluent/fluent-bit:3.2.4' }), others: conf('Parsers_File parsers.conf'), complaints: [{ container: 'logs' }] },
  },
});
