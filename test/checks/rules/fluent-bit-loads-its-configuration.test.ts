import { rule } from '../../../src/checks/rules/fluent-bit-loads-its-configuration';
import { fluentBitFiles, fluentBitPod, fluentBitYaml } from '../fluent-bit-pods';
import { testRule } from '../rule-table';

const PIPELINE = 'pipeline: {inputs: [{name: tail}]}';

testRule(rule, {
  valid: {
    'the file is named': [fluentBitPod(), fluentBitYaml(PIPELINE)],
    'a ConfigMap that is not in the input': fluentBitPod(),
    'over the image\'s file': [
      fluentBitPod({ args: undefined, volumeMounts: [{ name: 'conf', mountPath: '/fluent-bit/etc' }] }), fluentBitFiles({ 'fluent-bit.conf': '[INPUT]\n Name tail' }),
    ],
    'a ConfigMap with something else': [fluentBitPod({ args: undefined }), fluentBitFiles({ 'filter.lua': 'function x() end' })],
    'a debug image with its command': [
      fluentBitPod({ image: 'fluent/fluent-bit:5.1.1-debug', command: ['/fluent-bit/bin/fluent-bit'] }), fluentBitYaml(PIPELINE),
    ],
    'an image of another make': [fluentBitPod({ image: 'acme/fluent-bit:5', args: undefined }), fluentBitYaml(PIPELINE)],
  },
  invalid: {
    'a debug image with arguments alone': {
      pod: fluentBitPod({ image: 'fluent/fluent-bit:5.1.1-debug' }),
      complaints: [{
        message: 'container "logs" has arguments but no command, and image "fluent/fluent-bit:5.1.1-debug" has no entrypoint, got args ["-c", "/conf/fluent-bit.yaml"]',
        fix: 'set command to ["/fluent-bit/bin/fluent-bit"]',
        container: 'logs',
        field: 'spec.initContainers[0].args',
      }],
    },
    'a file that nobody names': {
      pod: fluentBitPod({ args: undefined }),
      others: fluentBitYaml(PIPELINE),
      complaints: [{
        message: 'container "logs" loads the configuration of its image and not /conf/fluent-bit.yaml, which it mounts', fix: 'set args to ["-c", "/conf/fluent-bit.yaml"]',
      }],
    },
    'a file that the ConfigMap does not have': {
      pod: fluentBitPod(),
      others: fluentBitFiles({ 'fluent-bit.yml': PIPELINE }),
      complaints: [{ message: 'container "logs" loads /conf/fluent-bit.yaml, which ConfigMap "logs" does not have' }],
    },
    'YAML over the image\'s folder, which has to be named too': {
      pod: fluentBitPod({ args: undefined, volumeMounts: [{ name: 'conf', mountPath: '/fluent-bit/etc' }] }),
      others: fluentBitYaml(PIPELINE),
      complaints: [{ message: 'container "logs" loads /fluent-bit/etc/fluent-bit.conf, which ConfigMap "logs" does not have' }],
    },
  },
});
