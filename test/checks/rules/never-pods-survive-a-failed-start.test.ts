import { rule } from '../../../src/checks/rules/never-pods-survive-a-failed-start';
import { ContainerSpec, PodSpec } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const probed = (name: string): ContainerSpec => ({ name, restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 1 } } });
const never = (version: string, spec: PodSpec = {}) => pod({
  restartPolicy: 'Never', initContainers: [probed('a'), probed('b')], containers: [{ name: 'app' }], ...spec,
}, version);

testRule(rule, {
  valid: {
    'from 1.35 on': never('1.35'),
    'another policy': never('1.32', { restartPolicy: 'OnFailure' }),
    'a deadline': never('1.32', { activeDeadlineSeconds: 60 }),
    'one startup probe': never('1.32', { initContainers: [probed('a')] }),
  },
  invalid: {
    '1.32': {
      pod: never('1.32'),
      complaints: [{
        message: 'main containers never start on Kubernetes 1.32 when the first run of sidecar "a" and "b" fails, got restartPolicy "Never"',
        severity: 'warning',
        field: 'spec.restartPolicy',
        related: ['spec.initContainers[0].startupProbe', 'spec.initContainers[1].startupProbe'],
      }],
    },
    '1.34, where a patch release may have the fix; the app\'s probe counts': {
      pod: never('1.34', { initContainers: [probed('a')], containers: [{ ...probed('app'), restartPolicy: undefined }] }), complaints: [{ severity: 'info' }],
    },
  },
});
