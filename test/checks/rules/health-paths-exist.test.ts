import { rule } from '../../../src/checks/rules/health-paths-exist';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const probing = (path: string | undefined, port = 9090) => pod({
  initContainers: [{
    name: 'sql',
    restartPolicy: 'Always',
    image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3',
    args: ['--health-check', '--http-address=0.0.0.0'],
    startupProbe: { httpGet: { path, port } },
  }],
  containers: [{ name: 'app', livenessProbe: { httpGet: { path: '/whatever', port: 80 } } }],
});

testRule(rule, {
  valid: {
    'a path that exists': probing('/startup'),
    'the same with a slash or a query': probing('/liveness?verbose'),
    'a port of which nothing is known': probing('/x', 1234),
  },
  invalid: {
    'a path that does not exist': {
      pod: probing('/healthz'),
      complaints: [{
        message: 'container "sql" is Cloud SQL Auth Proxy and answers 404 to its startup probe, got path "/healthz"',
        fix: 'probe /startup, /readiness or /liveness',
        container: 'sql',
        field: 'spec.initContainers[0].startupProbe.httpGet.path',
      }],
    },
    'no path is the root': { pod: probing(undefined), complaints: [{ container: 'sql' }] },
  },
});
