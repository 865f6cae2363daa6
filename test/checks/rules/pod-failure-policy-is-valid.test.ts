import { rule } from '../../../src/checks/rules/pod-failure-policy-is-valid';
import { testRule } from '../rule-table';
import { cronJob, job } from '../workloads';

const rules = (...list: object[]) => job({ podFailurePolicy: { rules: list } });
const onCodes = (onExitCodes: object) => rules({ action: 'FailJob', onExitCodes: { operator: 'In', values: [1], ...onExitCodes } });
const at = 'spec.podFailurePolicy.rules[0]';

testRule(rule, {
  valid: {
    'codes of a container and conditions': rules(
      { action: 'FailJob', onExitCodes: { containerName: 'app', operator: 'In', values: [1, 42] } },
      { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] },
    ),
    'an index that fails, with a limit per index': job({
      completionMode: 'Indexed', backoffLimitPerIndex: 1, podFailurePolicy: { rules: [{ action: 'FailIndex', onExitCodes: { operator: 'NotIn', values: [0] } }] },
    }),
    'a sidecar': job({ podFailurePolicy: { rules: [{ action: 'Count', onExitCodes: { containerName: 'proxy', operator: 'In', values: [1] } }] } },
      { initContainers: [{ name: 'proxy', image: 'envoy', restartPolicy: 'Always' }] }),
  },
  invalid: {
    'an unknown action': { pod: rules({ action: 'Fail', onExitCodes: { operator: 'In', values: [1] } }), complaints: [{ field: `${at}.action` }] },
    'an index that fails, without a limit per index': {
      pod: cronJob({}, { podFailurePolicy: { rules: [{ action: 'FailIndex', onExitCodes: { operator: 'In', values: [1] } }] } }),
      complaints: [{
        field: 'spec.jobTemplate.spec.podFailurePolicy.rules[0].action',
        message: 'cron job fails an index without a limit per index, got "FailIndex"',
      }],
    },
    'neither codes nor conditions': { pod: rules({ action: 'Ignore' }), complaints: [{ field: at }] },
    'both': {
      pod: rules({ action: 'Ignore', onExitCodes: { operator: 'In', values: [1] }, onPodConditions: [{ type: 'A' }] }),
      complaints: [{ field: at }],
    },
    'a container that the pod does not have': {
      pod: onCodes({ containerName: 'main' }),
      complaints: [{
        field: `${at}.onExitCodes.containerName`,
        message: 'job has a failure rule for a container that the pod does not have, got "main"',
        fix: 'use "app"',
      }],
    },
    'success among the codes': { pod: onCodes({ values: [0, 1] }), complaints: [{ field: `${at}.onExitCodes.values[0]` }] },
    'codes twice and out of order': {
      pod: onCodes({ values: [2, 1, 2] }),
      complaints: [{ field: `${at}.onExitCodes.values` }, { field: `${at}.onExitCodes.values[2]` }],
    },
    'no codes': { pod: onCodes({ values: [] }), complaints: [{ field: `${at}.onExitCodes.values` }] },
    'an unknown operator': { pod: onCodes({ operator: 'Is' }), complaints: [{ field: `${at}.onExitCodes.operator` }] },
    'a condition of a wrong form': {
      pod: rules({ action: 'Ignore', onPodConditions: [{ type: 'a b', status: 'true' }] }),
      complaints: [{ field: `${at}.onPodConditions[0].type` }, { field: `${at}.onPodConditions[0].status` }],
    },
    'too many rules': {
      pod: rules(...Array.from({ length: 21 }, () => ({ action: 'Ignore', onPodConditions: [{ type: 'A' }] }))),
      complaints: [{ field: 'spec.podFailurePolicy.rules' }],
    },
  },
});
