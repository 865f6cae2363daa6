import { rule } from '../../../src/checks/rules/pre-stop-ends-within-the-grace-period';
import { Handler } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const hooked = (preStop: Handler, grace?: number) => pod({ terminationGracePeriodSeconds: grace, containers: [{ name: 'app', lifecycle: { preStop } }] });
const exec = (...command: string[]): Handler => ({ exec: { command } });

testRule(rule, {
  valid: {
    'a hook that leaves something': hooked({ sleep: { seconds: 29 } }),
    'a hook of unknown length': hooked(exec('/app/drain')),
    'a sleep hook above the grace is refused by the API server': hooked({ sleep: { seconds: 31 } }),
    'no hook in a pod without grace': pod({ terminationGracePeriodSeconds: 0, containers: [{ name: 'app' }] }),
  },
  invalid: {
    'a sleep that is equal to the grace': {
      pod: hooked({ sleep: { seconds: 30 } }),
      complaints: [{
        container: 'app',
        field: 'spec.containers[0].lifecycle.preStop',
        related: ['spec.terminationGracePeriodSeconds'],
        message: 'container "app" has a preStop hook that takes 30s, got terminationGracePeriodSeconds 30 (the default): ' +
          'the hook is cut off, and SIGTERM comes to every container at once',
        fix: 'shorten the hook, or set terminationGracePeriodSeconds: 32 or more',
      }],
    },
    'a command that sleeps too long': {
      pod: hooked(exec('sh', '-c', 'nginx -s quit; sleep 20'), 15),
      complaints: [{ fix: 'shorten the hook, or set terminationGracePeriodSeconds: 22 or more' }],
    },
    'a hook that never ends': {
      pod: hooked(exec('sleep', 'infinity')),
      complaints: [{
        message: 'container "app" has a preStop hook that never ends, got terminationGracePeriodSeconds 30 (the default): ' +
          'the hook is cut off, and SIGTERM comes to every container at once',
        fix: 'shorten the hook',
      }],
    },
    'a sidecar': {
      pod: pod({ initContainers: [{ name: 'proxy', restartPolicy: 'Always', lifecycle: { preStop: exec('sleep', '1m') } }], containers: [{ name: 'app' }] }),
      complaints: [{ container: 'proxy', field: 'spec.initContainers[0].lifecycle.preStop' }],
    },
  },
});
