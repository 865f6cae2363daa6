import { rule } from '../../../src/checks/rules/post-start-waits-come-to-an-end';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const postStart = (script: string) => pod({ containers: [{ name: 'app', lifecycle: { postStart: { exec: { command: ['sh', '-c', script] } } } }] });

testRule(rule, {
  valid: {
    'no loop': postStart('sleep 5'),
    'a loop under timeout': postStart('timeout 30 sh -c "until nc -z localhost 1; do sleep 1; done"'),
    'a loop that counts': postStart('i=0; while [ $i -lt 30 ]; do i=$((i+1)); sleep 1; done'),
    'a for loop ends': postStart('for i in 1 2 3; do sleep 1; done'),
    'no hook': pod({ containers: [{ name: 'app', command: ['sh', '-c', 'while true; do x; done'] }] }),
  },
  invalid: {
    'until something answers': {
      pod: postStart('until curl -sf localhost:15021/healthz/ready; do sleep 1; done'),
      complaints: [{
        message: 'container "app" waits in postStart without a limit, got "sh -c until curl -sf localhost:15021/healthz/ready; do sl..."',
        container: 'app',
        field: 'spec.containers[0].lifecycle.postStart.exec.command',
      }],
    },
  },
});
