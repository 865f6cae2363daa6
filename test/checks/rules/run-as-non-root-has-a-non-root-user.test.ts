import { rule } from '../../../src/checks/rules/run-as-non-root-has-a-non-root-user';
import { SecurityContext } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const secured = (securityContext: SecurityContext | undefined, ofPod?: SecurityContext, image = 'fluent/fluent-bit:5.1.1') => pod({
  securityContext: ofPod, initContainers: [{ name: 'logs', restartPolicy: 'Always', image, securityContext }], containers: [{ name: 'app' }],
});

testRule(rule, {
  valid: {
    'nothing is asked': secured(undefined),
    'a user of its own': secured({ runAsNonRoot: true, runAsUser: 65532 }),
    'a user of the pod': secured({ runAsNonRoot: true }, { runAsUser: 65532 }),
    'the container lifts what the pod asks': secured({ runAsNonRoot: false }, { runAsNonRoot: true }),
    'an image that does not run as root': secured({ runAsNonRoot: true }, undefined, 'otel/opentelemetry-collector:0.159.0'),
    'somebody else\'s package of it': secured({ runAsNonRoot: true }, undefined, 'bitnami/fluent-bit:5'),
    'an image that nobody knows': secured({ runAsNonRoot: true }, undefined, 'acme/nginx:1'),
  },
  invalid: {
    'Fluent Bit, which runs as root': {
      pod: secured({ runAsNonRoot: true }),
      complaints: [{
        message: 'container "logs" must not run as root, but image "fluent/fluent-bit:5.1.1" does unless runAsUser says otherwise',
        container: 'logs',
        field: 'spec.initContainers[0].image',
      }],
    },
    'an official base image, asked by the pod': { pod: secured(undefined, { runAsNonRoot: true }, 'docker.io/library/busybox:1'), complaints: [{ container: 'logs' }] },
    'user 0 of the pod': {
      pod: secured({ runAsNonRoot: true }, { runAsUser: 0 }),
      complaints: [{
        message: 'container "logs" must not run as root and is told to, got runAsUser 0 with runAsNonRoot', field: 'spec.securityContext.runAsUser',
      }],
    },
  },
});
