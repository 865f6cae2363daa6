import { rule } from '../../../src/checks/rules/resources-are-valid';
import { testRule } from '../rule-table';
import { app, podWith, sidecar, workload } from '../workloads';

const at = 'spec.template.spec.containers[0].resources';
const inTemplate = (resources: object) => workload('Deployment', {}, { containers: [{ name: 'app', image: 'app', resources }] });

testRule(rule, {
  valid: {
    'requests below limits': app({ resources: { requests: { cpu: '0.25', memory: '64Mi' }, limits: { cpu: 1, memory: '1Gi' } } }),
    'equal amounts in different notations': app({ resources: { requests: { cpu: '1000m' }, limits: { cpu: 1 } } }),
    'an extended resource': app({ resources: { limits: { 'acme.io/gpu': 2 } } }),
    'huge pages with memory': inTemplate({ requests: { 'memory': '64Mi', 'hugepages-2Mi': '4Mi' }, limits: { 'hugepages-2Mi': '4Mi' } }),
    'overhead': podWith({ overhead: { cpu: '250m' } }),
  },
  invalid: {
    'a request above the limit': {
      pod: sidecar({ resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } }),
      complaints: [{
        container: 'proxy',
        field: 'spec.initContainers[0].resources.requests',
        message: 'container "proxy" requests more "cpu" than its limit of 1, got "2"',
      }],
    },
    'a negative amount': { pod: app({ resources: { requests: { memory: '-1' } } }), complaints: [{ field: 'spec.containers[0].resources.requests[memory]' }] },
    'an unknown resource in a template': { pod: inTemplate({ limits: { foo: 1 } }), complaints: [{ field: `${at}.limits[foo]` }] },
    'an unknown resource in a Pod, whose requests are filled in from the limits': {
      pod: app({ resources: { limits: { foo: 1 } } }),
      complaints: [{ field: 'spec.containers[0].resources.limits[foo]' }, { field: 'spec.containers[0].resources.requests[foo]' }],
    },
    'names of a wrong form': {
      pod: inTemplate({ limits: { 'a b/c': 1, 'requests.acme.io/x': 1 } }),
      complaints: [{ field: `${at}.limits[a b/c]` }, { field: `${at}.limits[requests.acme.io/x]` }],
    },
    'a fraction of an extended resource': { pod: inTemplate({ limits: { 'acme.io/gpu': '0.5' } }), complaints: [{ field: `${at}.limits[acme.io/gpu]` }] },
    'an extended resource without a limit': { pod: inTemplate({ requests: { 'acme.io/gpu': 1 } }), complaints: [{ field: `${at}.limits` }] },
    'an extended resource with another limit': {
      pod: inTemplate({ requests: { 'acme.io/gpu': 1 }, limits: { 'acme.io/gpu': 2 } }),
      complaints: [{ field: `${at}.requests`, message: 'container "app" requests another amount of "acme.io/gpu" than its limit of 2, got "1"' }],
    },
    'huge pages alone': { pod: inTemplate({ limits: { 'hugepages-2Mi': '4Mi' } }), complaints: [{ field: at }] },
    'a part of a huge page': { pod: inTemplate({ limits: { 'memory': 1, 'hugepages-2Mi': '3Mi' } }), complaints: [{ field: `${at}.limits[hugepages-2Mi]` }] },
    'overhead of an unknown resource': { pod: podWith({ overhead: { foo: 1 } }), complaints: [{ field: 'spec.overhead.limits[foo]' }] },
  },
});
