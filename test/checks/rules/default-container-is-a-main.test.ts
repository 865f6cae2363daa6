import { rule } from '../../../src/checks/rules/default-container-is-a-main';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const SPEC = { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }], containers: [{ name: 'app' }, { name: 'worker' }] };
const named = (name: string) => pod(SPEC, '1.36', { annotations: { 'kubectl.kubernetes.io/default-container': name } });

testRule(rule, {
  valid: {
    'without the annotation kubectl takes the first main container': pod(SPEC),
    'any main container may be named': named('worker'),
  },
  invalid: {
    'a sidecar': {
      pod: named('proxy'),
      complaints: [{
        container: 'proxy',
        severity: 'info',
        field: 'metadata.annotations[kubectl.kubernetes.io/default-container]',
        message: 'annotation "kubectl.kubernetes.io/default-container" names a container that is no main container, got "proxy"',
        fix: 'name "app" or "worker"',
      }],
    },
    'a container that the pod does not have': {
      pod: named('web'),
      complaints: [{ message: 'annotation "kubectl.kubernetes.io/default-container" names no container of the pod, got "web"' }],
    },
  },
});
