import { rule } from '../../../src/checks/rules/container-settings-are-known';
import { testRule } from '../rule-table';
import { app, sidecar } from '../workloads';

testRule(rule, {
  valid: {
    'known values': app({ imagePullPolicy: 'IfNotPresent', terminationMessagePolicy: 'FallbackToLogsOnError' }),
    'an empty value is none': app({ imagePullPolicy: '' }),
  },
  invalid: {
    'another case': {
      pod: sidecar({ imagePullPolicy: 'always' }),
      complaints: [{
        container: 'proxy',
        field: 'spec.initContainers[0].imagePullPolicy',
        message: 'container "proxy" has an unknown \'imagePullPolicy\', got "always"',
        fix: 'use "Always", "IfNotPresent" or "Never"',
      }],
    },
    'an unknown message policy': {
      pod: app({ terminationMessagePolicy: 'Logs' }),
      complaints: [{ field: 'spec.containers[0].terminationMessagePolicy' }],
    },
  },
});
