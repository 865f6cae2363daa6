import { rule } from '../../../src/checks/rules/job-sidecars-stop-on-sigterm';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const job = (command: string[] | undefined, spec: object = {}, metadata: object = {}) => pod({
  restartPolicy: 'Never', initContainers: [{ name: 'x', restartPolicy: 'Always', command }], containers: [{ name: 'app' }], ...spec,
}, '1.36', metadata);

testRule(rule, {
  valid: {
    'any program': job(['/bin/agent']),
    'the image\'s own': job(undefined),
    'a script with a trap': job(['sh', '-c', "trap 'exit 0' TERM; while true; do sleep 1; done"]),
    'a script that becomes another program': job(['sh', '-c', 'until ready; do sleep 1; done; exec agent']),
    'process 1 is another': job(['sleep', '1000'], { shareProcessNamespace: true }),
    'a pod that runs for ever': job(['sleep', '1000'], { restartPolicy: 'Always' }),
    'a drain that is known': job(['sleep', '1000'], {}, { annotations: { 'cdk8s-sidecars/lifecycle': '{"x":{"drainSeconds":1}}' } }),
  },
  invalid: {
    'a plain sleep': {
      pod: job(['sleep', '1000']),
      complaints: [{
        message: 'container "x" ignores SIGTERM as process 1, so that the pod takes 30s longer, got "sleep 1000"', container: 'x', field: 'spec.initContainers[0].command',
      }],
    },
    'a loop in a shell': { pod: job(['sh', '-c', 'while true; do date; sleep 5; done'], { terminationGracePeriodSeconds: 60 }), complaints: [{ container: 'x' }] },
  },
});
