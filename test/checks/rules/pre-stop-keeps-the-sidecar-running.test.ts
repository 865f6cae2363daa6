import { rule } from '../../../src/checks/rules/pre-stop-keeps-the-sidecar-running';
import { Handler } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const sidecar = (preStop?: Handler, rest: object = {}) =>
  pod({ initContainers: [{ name: 'proxy', restartPolicy: 'Always', lifecycle: { preStop }, ...rest }], containers: [{ name: 'app' }] });
const exec = (...command: string[]): Handler => ({ exec: { command } });

testRule(rule, {
  valid: {
    'no hook': sidecar(),
    'a sleep': sidecar({ sleep: { seconds: 5 } }),
    'a drain that does not end it': sidecar(exec('pilot-agent', 'request', '--debug-port=15020', 'POST', 'drain')),
    'a signal that makes it drain': sidecar(exec('killall', '-USR2', 'kuma-dp')),
    'a script that waits first': sidecar(exec('sh', '-c', 'while pgrep app; do sleep 1; done; kill 1')),
    'main containers may end themselves': pod({ containers: [{ name: 'app', lifecycle: { preStop: exec('kill', '1') } }] }),
    'a quit endpoint that the kubelet cannot reach': sidecar({ httpGet: { path: '/quitquitquit', port: 9091 } },
      { image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3', args: ['--quitquitquit'] }),
  },
  invalid: {
    'a kill': {
      pod: sidecar(exec('sh', '-c', 'kill -TERM 1')),
      complaints: [{
        message: 'container "proxy" ends itself in preStop while the main containers still run, got "kill -TERM 1"',
        container: 'proxy',
        field: 'spec.initContainers[0].lifecycle.preStop',
      }],
    },
    'the shutdown command of the Cloud SQL proxy': {
      pod: sidecar(exec('/cloud-sql-proxy', 'shutdown')),
      complaints: [{ message: 'container "proxy" ends itself in preStop while the main containers still run, got "cloud-sql-proxy shutdown"' }],
    },
    'a quit endpoint': { pod: sidecar({ httpGet: { path: '/quitquitquit', port: 15000 } }), complaints: [{ container: 'proxy' }] },
  },
});
