import { rule } from '../../../src/checks/rules/pod-names-are-valid';
import { testRule } from '../rule-table';
import { podWith, workload } from '../workloads';

testRule(rule, {
  valid: {
    'all names': podWith({
      hostname: 'a',
      subdomain: 'b',
      serviceAccountName: 'a.b',
      nodeName: 'node.acme.io',
      priorityClassName: 'high',
      runtimeClassName: 'gvisor',
      readinessGates: [{ conditionType: 'acme.io/ready' }],
    }),
    'empty names are none': podWith({ hostname: '', serviceAccountName: '' }),
    'scheduling gates': podWith({ schedulingGates: [{ name: 'acme.io/quota' }] }),
  },
  invalid: {
    'names of a wrong form': {
      pod: podWith({ hostname: 'a.b', subdomain: 'A', serviceAccountName: 'a_b', nodeName: '-', priorityClassName: 'High', runtimeClassName: '' }),
      complaints: ['hostname', 'subdomain', 'serviceAccountName', 'nodeName', 'priorityClassName', 'runtimeClassName'].map((name) => ({ field: `spec.${name}` })),
    },
    'gates of a wrong form': {
      pod: workload('Deployment', {}, { readinessGates: [{}], schedulingGates: [{ name: 'a' }, { name: 'a' }] }),
      complaints: [{ field: 'spec.template.spec.readinessGates[0].conditionType' }, { field: 'spec.template.spec.schedulingGates[1]' }],
    },
    'a node before the gates are gone': {
      pod: podWith({ nodeName: 'a', schedulingGates: [{ name: 'a' }] }),
      complaints: [{ field: 'spec.nodeName' }],
    },
    'a host name of its own on the host\'s network': {
      pod: podWith({ hostNetwork: true, hostnameOverride: 'a'.repeat(65) }),
      complaints: [{ field: 'spec.hostnameOverride' }, { field: 'spec.hostnameOverride' }],
    },
  },
});
