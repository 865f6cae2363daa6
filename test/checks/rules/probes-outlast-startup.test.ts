import { rule } from '../../../src/checks/rules/probes-outlast-startup';
import { ContainerSpec } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const starting = (startupSeconds: number, app: ContainerSpec) => pod({ containers: [{ name: 'app', ...app }] }, '1.36',
  { annotations: { 'cdk8s-sidecars/lifecycle': JSON.stringify({ app: { startupSeconds } }) } });
const httpGet = { port: 80 };

testRule(rule, {
  valid: {
    'a start of which nothing is known': pod({ containers: [{ name: 'app', livenessProbe: { httpGet } }] }),
    'no probes': starting(600, {}),
    'a startup probe that is patient enough': starting(60, { startupProbe: { httpGet, periodSeconds: 1, failureThreshold: 90 }, livenessProbe: { httpGet } }),
    'a liveness probe that is patient enough': starting(19, { livenessProbe: { httpGet } }),
    'a readiness probe kills nobody': starting(60, { readinessProbe: { httpGet } }),
  },
  invalid: {
    'a startup probe that gives up too early': {
      pod: starting(60, { startupProbe: { httpGet, periodSeconds: 1, failureThreshold: 30 } }),
      complaints: [{
        container: 'app',
        field: 'spec.containers[0].startupProbe',
        message: 'container "app" is killed by its startupProbe before it is up, which takes 60s: the probe gives up after 29s to 30s',
        fix: 'set failureThreshold: 91 in its startupProbe',
      }],
    },
    'a liveness probe without a startup probe': {
      pod: starting(60, { livenessProbe: { httpGet, initialDelaySeconds: 15 } }),
      complaints: [{
        field: 'spec.containers[0].livenessProbe',
        message: 'container "app" is killed by its livenessProbe before it is up, which takes 60s: the probe gives up after 35s to 45s',
        fix: 'give it a startupProbe with periodSeconds: 1 and failureThreshold: 120',
      }],
    },
    'it may go well, by chance': {
      pod: starting(25, { livenessProbe: { httpGet } }),
      complaints: [{ severity: 'warning', message: 'container "app" may be killed by its livenessProbe before it is up, which takes 25s: the probe gives up after 20s to 30s' }],
    },
  },
});
