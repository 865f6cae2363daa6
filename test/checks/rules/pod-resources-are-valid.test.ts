import { rule } from '../../../src/checks/rules/pod-resources-are-valid';
import { testRule } from '../rule-table';
import { podWith, workload } from '../workloads';

const main = (resources: object) => [{ name: 'app', image: 'app', resources }];
const proxy = { name: 'proxy', image: 'envoy', restartPolicy: 'Always', resources: { requests: { cpu: '100m' } } };

testRule(rule, {
  valid: {
    'as much as all containers together': podWith({ resources: { requests: { cpu: '300m' } }, initContainers: [proxy], containers: main({ requests: { cpu: '200m' } }) }),
    'what an older version throws away': podWith({ resources: { requests: { cpu: '1m' } }, containers: main({ requests: { cpu: '2m' } }) }, '1.33'),
    'limits only, in a template': workload('Deployment', {}, { resources: { limits: { cpu: '10m' } }, containers: main({ requests: { cpu: '200m' } }) }),
    'a sidecar\'s limit above the pod\'s, which the server does not look at': podWith({
      resources: { limits: { cpu: '1' } }, initContainers: [{ ...proxy, resources: { limits: { cpu: '2' }, requests: { cpu: '1m' } } }],
    }),
  },
  invalid: {
    'less than a main and a sidecar together': {
      pod: podWith({ resources: { requests: { cpu: '250m' } }, initContainers: [proxy], containers: main({ requests: { cpu: '200m' } }) }),
      complaints: [{
        field: 'spec.resources.requests[cpu]',
        message: 'pod requests less "cpu" than its containers together, which request 300m, got "250m"',
        fix: 'request at least 300m',
      }],
    },
    'more than the limit': {
      pod: workload('Deployment', {}, { resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } }),
      complaints: [{ field: 'spec.template.spec.resources.requests' }],
    },
    'a limit below what the containers of a Pod request': {
      pod: podWith({ resources: { limits: { cpu: '100m' } }, containers: main({ requests: { cpu: '200m' } }) }),
      complaints: [{ field: 'spec.resources.requests' }],
    },
    'a container\'s limit above the pod\'s': {
      pod: workload('Deployment', {}, { resources: { limits: { memory: '1Gi' } }, containers: main({ limits: { memory: '2Gi' } }) }),
      complaints: [{ container: 'app', field: 'spec.template.spec.resources.containers[0][memory].limits' }],
    },
    'other resources and claims': {
      pod: workload('Deployment', {}, { resources: { limits: { 'ephemeral-storage': '1Gi' }, claims: [] } }),
      complaints: [{ field: 'spec.template.spec.resources.claims' }, { field: 'spec.template.spec.resources.limits[ephemeral-storage]' }],
    },
  },
});
