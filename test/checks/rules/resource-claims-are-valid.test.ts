import { rule } from '../../../src/checks/rules/resource-claims-are-valid';
import { testRule } from '../rule-table';
import { podWith } from '../workloads';

const gpu = { name: 'gpu', resourceClaimTemplateName: 'one-gpu' };
const claims = (...list: object[]) => podWith({ resourceClaims: list });
const uses = (...list: object[]) => podWith({ resourceClaims: [gpu], containers: [{ name: 'app', resources: { claims: list } }] });

testRule(rule, {
  valid: {
    'a claim that a container uses': uses({ name: 'gpu' }),
    'two requests of one claim': uses({ name: 'gpu', request: 'a' }, { name: 'gpu', request: 'b' }),
    'what an older version throws away': podWith({ resourceClaims: [{}] }, '1.32'),
  },
  invalid: {
    'a claim without a name and without a source': {
      pod: claims({}),
      complaints: [{ field: 'spec.resourceClaims[0].name' }, { field: 'spec.resourceClaims[0]' }],
    },
    'one name twice, two sources': {
      pod: claims(gpu, { ...gpu, resourceClaimName: 'A' }),
      complaints: [{ field: 'spec.resourceClaims[1].name' }, { field: 'spec.resourceClaims[1]' }, { field: 'spec.resourceClaims[1].resourceClaimName' }],
    },
    'a use of a claim that the pod does not have': {
      pod: uses({ name: 'disk' }),
      complaints: [{ container: 'app', field: 'spec.containers[0].resources.claims[0]' }],
    },
    'one use twice': { pod: uses({ name: 'gpu', request: 'a' }, { name: 'gpu' }), complaints: [{ field: 'spec.containers[0].resources.claims[1]' }] },
    'a request of a wrong form': { pod: uses({ name: 'gpu', request: 'A' }), complaints: [{ field: 'spec.containers[0].resources.claims[0].request' }] },
  },
});
