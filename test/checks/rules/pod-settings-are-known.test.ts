import { rule } from '../../../src/checks/rules/pod-settings-are-known';
import { testRule } from '../rule-table';
import { podWith, workload } from '../workloads';

testRule(rule, {
  valid: {
    'known values': podWith({ restartPolicy: 'OnFailure', dnsPolicy: 'Default', preemptionPolicy: 'Never', os: { name: 'linux' } }),
    'empty policies are the defaults': podWith({ restartPolicy: '', dnsPolicy: '' }),
  },
  invalid: {
    'other values': {
      pod: workload('Deployment', {}, { restartPolicy: 'always', dnsPolicy: 'None2', preemptionPolicy: '' }),
      complaints: [
        { field: 'spec.template.spec.restartPolicy', message: 'pod has an unknown \'restartPolicy\', got "always"', fix: 'use "Always", "OnFailure" or "Never"' },
        { field: 'spec.template.spec.dnsPolicy' },
        { field: 'spec.template.spec.preemptionPolicy' },
      ],
    },
    'an unknown operating system': { pod: podWith({ os: { name: 'Linux' } }), complaints: [{ field: 'spec.os' }] },
    'an operating system without a name': { pod: podWith({ os: {} }), complaints: [{ field: 'spec.os.name' }] },
  },
});
