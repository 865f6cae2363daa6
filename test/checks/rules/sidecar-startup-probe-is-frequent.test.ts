import { rule } from '../../../src/checks/rules/sidecar-startup-probe-is-frequent';
import { Probe } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const probed = (startupProbe?: Probe) => pod({ initContainers: [{ name: 'proxy', restartPolicy: 'Always', startupProbe }], containers: [{ name: 'app' }] });

testRule(rule, {
  valid: {
    'no startup probe': probed(),
    'every second': probed({ httpGet: { port: 80 }, periodSeconds: 1, failureThreshold: 30 }),
    'every two seconds': probed({ httpGet: { port: 80 }, periodSeconds: 2 }),
    'nothing waits for the startup probe of a main': pod({ containers: [{ name: 'app', startupProbe: { httpGet: { port: 80 }, periodSeconds: 10 } }] }),
  },
  invalid: {
    'the default period': {
      pod: probed({ httpGet: { port: 80 } }),
      complaints: [{
        container: 'proxy',
        field: 'spec.initContainers[0].startupProbe.periodSeconds',
        message: 'container "proxy" keeps the containers behind it waiting for up to 10s after it is up, as its startup probe runs every 10s by default',
        fix: 'set periodSeconds: 1 and failureThreshold: 30 in its startupProbe',
      }],
    },
    'the repair keeps the patience of the probe': {
      pod: probed({ httpGet: { port: 80 }, periodSeconds: 5, initialDelaySeconds: 10, failureThreshold: 12 }),
      complaints: [{ fix: 'set periodSeconds: 1 and failureThreshold: 70 in its startupProbe' }],
    },
    'the repair is valid where the numbers are not': {
      pod: probed({ httpGet: { port: 80 }, periodSeconds: 5, initialDelaySeconds: -60, failureThreshold: -12 }),
      complaints: [{ fix: 'set periodSeconds: 1 and failureThreshold: 5 in its startupProbe' }],
    },
    'the repair is no more than the API takes': {
      pod: probed({ httpGet: { port: 80 }, failureThreshold: 2_000_000_000 }),
      complaints: [{ fix: 'set periodSeconds: 1 and failureThreshold: 2147483647 in its startupProbe' }],
    },
  },
});
