import { rule } from '../../../src/checks/rules/telemetry-does-not-decide-readiness';
import { ContainerSpec } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const logs: ContainerSpec = { name: 'logs', image: 'fluent/fluent-bit:5.1.1', readinessProbe: { httpGet: { path: '/', port: 2020 } } };
const reloader: ContainerSpec = { name: 'reload', image: 'ghcr.io/jimmidyson/configmap-reload:v0.15.0' };

testRule(rule, {
  valid: {
    'a node agent': pod({ containers: [logs] }),
    'a node agent with its reloader': pod({ containers: [logs, reloader] }),
    'no readiness probe': pod({ initContainers: [{ ...logs, readinessProbe: undefined, restartPolicy: 'Always' }], containers: [{ name: 'app' }] }),
    'a proxy may decide': pod({ containers: [{ name: 'app' }, { ...logs, image: 'quay.io/oauth2-proxy/oauth2-proxy:v7' }] }),
  },
  invalid: {
    'a native sidecar': {
      pod: pod({ initContainers: [{ ...logs, restartPolicy: 'Always' }], containers: [{ name: 'app' }] }),
      complaints: [{
        message: 'container "logs" is Fluent Bit and decides with its readiness probe whether the pod gets requests',
        container: 'logs',
        field: 'spec.initContainers[0].readinessProbe',
      }],
    },
    'a main beside the app': { pod: pod({ containers: [{ name: 'app' }, logs] }), complaints: [{ field: 'spec.containers[1].readinessProbe' }] },
  },
});
