import { rule } from '../../../src/checks/rules/dapr-starts-without-waiting-for-the-app';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const dapr = (path: string, args = ['--app-port', '8080'], restartPolicy = 'Always') => pod({
  initContainers: [{ name: 'daprd', image: 'ghcr.io/dapr/daprd:1.18.3', restartPolicy, args, startupProbe: { httpGet: { path, port: 3501 } } }],
  containers: [{ name: 'app' }],
});

testRule(rule, {
  valid: {
    'the outbound health': dapr('/v1.0/healthz/outbound'),
    'no app port': dapr('/v1.0/healthz', []),
    'another program': pod({ initContainers: [{ name: 'x', restartPolicy: 'Always', startupProbe: { httpGet: { path: '/v1.0/healthz', port: 1 } } }], containers: [{ name: 'app' }] }),
  },
  invalid: {
    'health with an app port': {
      pod: dapr('/v1.0/healthz'),
      complaints: [{
        message: 'container "daprd" is not started before the app listens on port 8080, and the app is not started before it, got startup probe /v1.0/healthz',
        field: 'spec.initContainers[0].startupProbe.httpGet.path',
      }],
    },
  },
});
