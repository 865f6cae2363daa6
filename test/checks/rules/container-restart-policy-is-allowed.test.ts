import { rule } from '../../../src/checks/rules/container-restart-policy-is-allowed';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';
import { app, sidecar } from '../workloads';

const init = (restartPolicy: string, version: string) => pod({ initContainers: [{ name: 'init', restartPolicy }], containers: [{ name: 'app' }] }, version);
const rules = (restartPolicyRules: unknown[], version = '1.36') => app({ restartPolicy: 'Never', restartPolicyRules }, version);
const onExit = (operator = 'In') => ({ operator, values: [42] });

testRule(rule, {
  valid: {
    'a sidecar': sidecar({}, '1.28'),
    'every policy on init containers from 1.35 on': init('Never', '1.35'),
    'every policy on mains from 1.35 on': app({ restartPolicy: 'OnFailure' }, '1.35'),
    'what 1.34 throws away': app({ restartPolicy: 'Sometimes' }, '1.34'),
    'a restart rule': rules([{ action: 'Restart', exitCodes: onExit() }]),
    'a rule that restarts all containers from 1.36 on': rules([{ action: 'RestartAllContainers', exitCodes: onExit('NotIn') }]),
    'rules on a sidecar from 1.36 on': sidecar({ restartPolicyRules: [{ action: 'Restart', exitCodes: onExit() }] }),
  },
  invalid: {
    'a policy on a main before 1.34': {
      pod: app({ restartPolicy: 'Always' }, '1.33'),
      complaints: [{
        container: 'app',
        field: 'spec.containers[0].restartPolicy',
        message: 'container "app" has a restart policy although it is no init container, got "Always"',
      }],
    },
    'another policy than Always on an init container before 1.34': {
      pod: init('always', '1.32'),
      complaints: [{
        field: 'spec.initContainers[0].restartPolicy',
        message: 'container "init" is an init container with an unknown restart policy, got "always"',
        fix: 'write "Always", or remove \'restartPolicy\'',
      }],
    },
    'a policy in another case from 1.35 on': {
      pod: init('always', '1.36'),
      complaints: [{ field: 'spec.initContainers[0].restartPolicy', fix: 'write "Always"' }],
    },
    'an unknown policy from 1.35 on': {
      pod: app({ restartPolicy: 'Sometimes' }),
      complaints: [{ field: 'spec.containers[0].restartPolicy', fix: 'use "Always", "Never" or "OnFailure"' }],
    },
    'rules without a policy': {
      pod: app({ restartPolicyRules: [{ action: 'Restart', exitCodes: onExit() }] }),
      complaints: [{ field: 'spec.containers[0].restartPolicy', message: 'container "app" has restart rules without a restart policy' }],
    },
    'rules on a sidecar in 1.35': {
      pod: sidecar({ restartPolicyRules: [{ action: 'Restart', exitCodes: onExit() }] }, '1.35'),
      complaints: [{ field: 'spec.initContainers[0].restartPolicyRules' }],
    },
    'faulty rules': {
      pod: rules([{ action: 'Retry', exitCodes: onExit('Between') }, { action: 'Restart' }]),
      complaints: [
        { field: 'spec.containers[0].restartPolicyRules[0].action', fix: 'use "Restart" or "RestartAllContainers"' },
        { field: 'spec.containers[0].restartPolicyRules[0].exitCodes.operator' },
        { field: 'spec.containers[0].restartPolicyRules[1].exitCodes' },
      ],
    },
    'the restart of all containers in 1.35': {
      pod: rules([{ action: 'RestartAllContainers', exitCodes: onExit() }], '1.35'),
      complaints: [{ field: 'spec.containers[0].restartPolicyRules[0].action', fix: 'use "Restart"' }],
    },
    'too many rules': {
      pod: rules(Array.from({ length: 21 }, () => ({ action: 'Restart', exitCodes: onExit() }))),
      complaints: [{ field: 'spec.containers[0].restartPolicyRules' }],
    },
    'too many codes': {
      pod: rules([{ action: 'Restart', exitCodes: { operator: 'In', values: Array.from({ length: 256 }, (_, i) => i) } }]),
      complaints: [{ field: 'spec.containers[0].restartPolicyRules[0].exitCodes.values' }],
    },
  },
});
