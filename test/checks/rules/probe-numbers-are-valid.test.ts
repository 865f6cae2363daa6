import { rule } from '../../../src/checks/rules/probe-numbers-are-valid';
import { testRule } from '../rule-table';
import { app, sidecar } from '../workloads';

const tcp = { tcpSocket: { port: 80 } };

testRule(rule, {
  valid: {
    'numbers of 0 stand for the defaults': app({
      livenessProbe: { ...tcp, initialDelaySeconds: 0, timeoutSeconds: 0, periodSeconds: 0, successThreshold: 0, failureThreshold: 0 },
    }),
    'a readiness probe that needs several successes': app({ readinessProbe: { ...tcp, successThreshold: 3 } }),
  },
  invalid: {
    'negative numbers': {
      pod: app({
        readinessProbe: { ...tcp, initialDelaySeconds: -1, timeoutSeconds: -1, periodSeconds: -1, successThreshold: -1, failureThreshold: -1 },
      }),
      complaints: ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold']
        .map((name) => ({ field: `spec.containers[0].readinessProbe.${name}` })),
    },
    'a startup probe that needs several successes': {
      pod: sidecar({ startupProbe: { ...tcp, successThreshold: 2 } }),
      complaints: [{
        field: 'spec.initContainers[0].startupProbe.successThreshold',
        message: 'container "proxy" has a startupProbe that needs more or less than one success, got 2',
      }],
    },
  },
});
