import { rule } from '../../../src/checks/rules/exit-code-rules-name-a-container';
import { viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';

const job = (rules: object[], initContainers: object[] = [{ name: 'proxy', image: 'proxy', restartPolicy: 'Always' }]) => viewOf({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'x' },
  spec: { podFailurePolicy: { rules }, template: { spec: { restartPolicy: 'Never', initContainers, containers: [{ name: 'app', image: 'app' }] } } },
});

testRule(rule, {
  valid: {
    'a named container': job([{ action: 'FailJob', onExitCodes: { containerName: 'app', operator: 'In', values: [137] } }]),
    'no sidecar': job([{ action: 'FailJob', onExitCodes: { operator: 'In', values: [137] } }], []),
    'a code of the app\'s own': job([{ action: 'FailJob', onExitCodes: { operator: 'In', values: [42] } }]),
    'a rule about conditions': job([{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }]),
  },
  invalid: {
    'a code that sidecars end with': {
      pod: job([{ action: 'Ignore', onPodConditions: [] }, { action: 'FailJob', onExitCodes: { operator: 'In', values: [42, 137] } }]),
      complaints: [{
        message: 'rule 1 of podFailurePolicy also looks at the exit codes of sidecar "proxy", got In [42,137] without containerName',
        fix: 'set onExitCodes.containerName to "app"',
        field: 'spec.podFailurePolicy.rules[1].onExitCodes',
      }],
    },
    'all codes but some': { pod: job([{ action: 'FailJob', onExitCodes: { operator: 'NotIn', values: [42] } }]), complaints: [{}] },
  },
});
