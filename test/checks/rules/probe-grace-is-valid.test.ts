import { rule } from '../../../src/checks/rules/probe-grace-is-valid';
import { testRule } from '../rule-table';
import { app, sidecar } from '../workloads';

const tcp = { tcpSocket: { port: 80 } };

testRule(rule, {
  valid: {
    'one second on liveness and startup probes': app({
      livenessProbe: { ...tcp, terminationGracePeriodSeconds: 1 }, startupProbe: { ...tcp, terminationGracePeriodSeconds: 1 },
    }),
    'a readiness probe without': app({ readinessProbe: tcp }),
  },
  invalid: {
    'a readiness probe': {
      pod: app({ readinessProbe: { ...tcp, terminationGracePeriodSeconds: 5 } }),
      complaints: [{ field: 'spec.containers[0].readinessProbe.terminationGracePeriodSeconds', message: 'container "app" has a readinessProbe with a grace period, got 5' }],
    },
    'zero': {
      pod: sidecar({ startupProbe: { ...tcp, terminationGracePeriodSeconds: 0 } }),
      complaints: [{ container: 'proxy', field: 'spec.initContainers[0].startupProbe.terminationGracePeriodSeconds' }],
    },
  },
});
