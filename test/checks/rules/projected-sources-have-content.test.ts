import { rule } from '../../../src/checks/rules/projected-sources-have-content';
import { testRule } from '../rule-table';
import { podWith, workload } from '../workloads';

const projected = (...sources: unknown[]) => ({ volumes: [{ name: 'config', projected: { sources } }] });

testRule(rule, {
  valid: {
    'no volumes': podWith({}),
    'a source': podWith(projected({ configMap: { name: 'app' } })),
    'no sources': podWith(projected()),
    'a projected volume without a list': podWith({ volumes: [{ name: 'config', projected: {} }] }),
    'a source that the version drops, as another rule says': podWith(projected({ clusterTrustBundle: { name: 'x', path: 'ca.crt' } }), '1.32'),
    'a source that nobody knows, as another rule says': podWith(projected({ confgMap: { name: 'app' } })),
  },
  invalid: {
    'an empty source': {
      pod: podWith(projected({ configMap: { name: 'app' } }, {})),
      complaints: [{ field: 'spec.volumes[0].projected.sources[1]', message: 'volume "config" has a projected source without content' }],
    },
    'a source of null in a template': {
      pod: workload('Deployment', {}, projected({ secret: null })),
      complaints: [{ field: 'spec.template.spec.volumes[0].projected.sources[0]' }],
    },
  },
});
