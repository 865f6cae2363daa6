import { rule } from '../../../src/checks/rules/native-sidecars-need-no-stop-scripts';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const scripts = (main: string, sidecar = 'run', spec: object = {}) => pod({
  initContainers: [{ name: 'proxy', restartPolicy: 'Always', command: ['sh', '-c', sidecar] }],
  containers: [{ name: 'app', command: ['sh', '-c'], args: [main] }],
  ...spec,
});

testRule(rule, {
  valid: {
    'scripts that stop nothing': scripts('run'),
    'a main that ends its own child': scripts('run & sleep 5; kill $!'),
    'no native sidecar': pod({ containers: [{ name: 'app', command: ['sh', '-c', 'run; curl localhost:15020/quitquitquit'] }] }),
    'a sidecar that waits for a file and then works': scripts('run', 'until [ -f /config/x ]; do sleep 1; done; run'),
  },
  invalid: {
    'a quit endpoint': {
      pod: scripts('run; curl -X POST http://127.0.0.1:15020/quitquitquit'),
      complaints: [{ message: 'container "app" stops a native sidecar itself, got "/quitquitquit"', container: 'app', field: 'spec.containers[0].args' }],
    },
    'a signal in a shared process namespace': {
      pod: scripts('run; pkill envoy', 'run', { shareProcessNamespace: true }),
      complaints: [{ message: 'container "app" stops a native sidecar itself, got "pkill envoy"' }],
    },
    'a flag file': {
      pod: scripts('run; touch /done', 'proxy & while [ ! -f /done ]; do sleep 1; done; kill $!'),
      complaints: [{
        message: 'container "proxy" ends when file "/done" says so, and is started again', container: 'proxy', field: 'spec.initContainers[0].command',
      }],
    },
  },
});
