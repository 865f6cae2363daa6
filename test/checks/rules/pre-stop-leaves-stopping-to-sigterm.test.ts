import { rule } from '../../../src/checks/rules/pre-stop-leaves-stopping-to-sigterm';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const preStop = (script: string, version = '1.36') =>
  pod({ containers: [{ name: 'app', lifecycle: { preStop: { exec: { command: ['/bin/sh', '-c', script] } } } }] }, version);

testRule(rule, {
  valid: {
    'a sleep': preStop('sleep 30'),
    'a sleep and then a signal of its own': preStop('sleep 10; kill -QUIT 1'),
    'nginx\'s own way to drain': preStop('nginx -s quit; sleep 10'),
    'a signal that does not stop': preStop('kill -USR1 1; sleep 10'),
    'sidecars are another rule\'s business': pod({
      initContainers: [{ name: 'x', restartPolicy: 'Always', lifecycle: { preStop: { exec: { command: ['sh', '-c', 'kill 1; sleep 1'] } } } }], containers: [{ name: 'app' }],
    }),
  },
  invalid: {
    'a signal and then a sleep': {
      pod: preStop('kill -TERM 1 && sleep 30'),
      complaints: [{
        message: 'container "app" is stopped by its preStop hook before it sleeps, got "kill -TERM 1" in front of "sleep 30"',
        fix: 'replace the hook by a sleep of the seconds that requests still arrive, such as "sleep: {seconds: 5}"',
        container: 'app',
        field: 'spec.containers[0].lifecycle.preStop',
      }],
    },
    'before there was a sleep hook': { pod: preStop('kill 1; sleep 5', '1.29'), complaints: [{ container: 'app' }] },
  },
});
