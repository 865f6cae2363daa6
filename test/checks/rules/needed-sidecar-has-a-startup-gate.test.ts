import { rule } from '../../../src/checks/rules/needed-sidecar-has-a-startup-gate';
import { ContainerSpec } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const sql: ContainerSpec = {
  name: 'sql', restartPolicy: 'Always', image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3', args: ['--port=5432', 'acme:eu:orders'],
};
const cache: ContainerSpec = { name: 'cache', restartPolicy: 'Always', ports: [{ containerPort: 6379 }] };
const app: ContainerSpec = { name: 'app' };
const declared = (value: object) => ({ annotations: { 'cdk8s-sidecars/lifecycle': JSON.stringify(value) } });

testRule(rule, {
  valid: {
    'a sidecar that nothing is known to need': pod({ initContainers: [{ name: 'x', restartPolicy: 'Always', ports: [{ containerPort: 1 }] }], containers: [app] }),
    'a startup probe is a gate': pod({ initContainers: [{ ...sql, startupProbe: { tcpSocket: { port: 5432 } } }], containers: [app] }),
    'a postStart hook is a gate': pod({ initContainers: [{ ...sql, lifecycle: { postStart: { exec: { command: ['wait'] } } } }], containers: [app] }),
    'a log shipper is not waited for': pod({ initContainers: [{ name: 'logs', image: 'fluent/fluent-bit:5.1.1', restartPolicy: 'Always' }], containers: [app] }),
    'what exporters send to a collector can wait': pod({
      initContainers: [{ name: 'otel', image: 'otel/opentelemetry-collector:0.159.0', restartPolicy: 'Always', ports: [{ containerPort: 4317 }] }],
      containers: [{ ...app, env: [{ name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://localhost:4317' }] }],
    }),
    'an app that uses another port at localhost': pod({ initContainers: [cache], containers: [{ ...app, env: [{ name: 'X', value: 'localhost:1234' }] }] }),
    'an earlier container that uses it has other problems': pod({
      initContainers: [{ name: 'early', env: [{ name: 'REDIS', value: 'localhost:6379' }] }, cache], containers: [app],
    }),
  },
  invalid: {
    'a declared relation is a promise': {
      pod: pod({ initContainers: [cache], containers: [app] }, '1.36', declared({ cache: { startsBefore: ['app'] } })),
      complaints: [{
        message: 'container "cache" has no startup probe, but container "app" is declared to start after it',
        severity: 'error',
        container: 'cache',
        field: 'spec.initContainers[0]',
      }],
    },
    'the same relation, declared by the other one': {
      pod: pod({ initContainers: [cache], containers: [app] }, '1.36', declared({ app: { startsAfter: ['cache'] } })),
      complaints: [{ severity: 'error', container: 'cache' }],
    },
    'a readiness probe does not gate': {
      pod: pod({
        initContainers: [{ ...cache, readinessProbe: { tcpSocket: { port: 6379 } } }],
        containers: [{ ...app, env: [{ name: 'CACHE', value: 'redis://localhost:6379/0' }] }],
      }),
      complaints: [{
        message: 'container "cache" has no startup probe, only a readiness probe, which holds nothing back, but container "app" uses it at localhost:6379 (env "CACHE")',
        fix: 'add a startupProbe with periodSeconds: 1',
        related: ['spec.containers[0].env[0].value'],
      }],
    },
    'a connection proxy is always needed': {
      pod: pod({ initContainers: [sql], containers: [app] }),
      complaints: [{
        message: 'container "sql" has no startup probe, but container "app" starts right after it and needs Cloud SQL Auth Proxy to work',
        fix: 'add a startupProbe with httpGet /startup on port 9090, periodSeconds: 1 and failureThreshold: 60, and set --health-check and --http-address=0.0.0.0',
      }],
    },
  },
});
