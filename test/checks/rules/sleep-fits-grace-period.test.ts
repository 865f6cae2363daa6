import { rule } from '../../../src/checks/rules/sleep-fits-grace-period';
import { testRule } from '../rule-table';
import { app, podWith, sidecar, workload } from '../workloads';

const sleeping = (seconds: number, grace?: number, version?: string) =>
  podWith({ terminationGracePeriodSeconds: grace, containers: [{ name: 'app', lifecycle: { preStop: { sleep: { seconds } } } }] }, version);

testRule(rule, {
  valid: {
    'as long as the grace period': sleeping(60, 60),
    'as long as the default grace period': sleeping(30),
    'zero from 1.33 on': sleeping(0, 30, '1.33'),
    'a second action hides the sleep': app({ lifecycle: { preStop: { exec: { command: ['a'] }, sleep: { seconds: 100 } } } }),
    'a version that throws the sleep away': sleeping(100, 1, '1.29'),
  },
  invalid: {
    'longer than the grace period': {
      pod: sleeping(31, 30),
      complaints: [{
        container: 'app',
        field: 'spec.containers[0].lifecycle.preStop.sleep',
        message: 'container "app" sleeps longer in preStop than the grace period of 30s, got 31',
        fix: 'sleep at most 30s, or raise \'terminationGracePeriodSeconds\' above 31',
      }],
    },
    'in postStart too': {
      pod: sidecar({ lifecycle: { postStart: { sleep: { seconds: 31 } } } }),
      complaints: [{ field: 'spec.initContainers[0].lifecycle.postStart.sleep' }],
    },
    'zero before 1.33': { pod: sleeping(0, 30, '1.32'), complaints: [{ message: 'container "app" sleeps less than 1s in preStop, got 0' }] },
    'negative': { pod: sleeping(-1), complaints: [{}] },
    'a negative grace period of a Pod, which is made 1': { pod: sleeping(2, -30), complaints: [{ message: expect.stringContaining('grace period of 1s') }] },
    'a negative grace period of a template': {
      pod: workload('Deployment', {}, { terminationGracePeriodSeconds: -1, containers: [{ name: 'app', image: 'a', lifecycle: { preStop: { sleep: { seconds: 1 } } } }] }),
      complaints: [{ field: 'spec.template.spec.containers[0].lifecycle.preStop.sleep' }],
    },
  },
});
