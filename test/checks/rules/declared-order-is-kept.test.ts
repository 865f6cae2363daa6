import { rule } from '../../../src/checks/rules/declared-order-is-kept';
import { PodSpec } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const spec: PodSpec = { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }, { name: 'migrate' }], containers: [{ name: 'app' }] };
const declared = (value: object) => pod(spec, '1.36', { annotations: { 'cdk8s-sidecars/lifecycle': JSON.stringify(value) } });

testRule(rule, {
  valid: {
    'no relation': pod(spec),
    'relations that are kept': declared({ proxy: { startsBefore: ['migrate', 'app'] }, migrate: { startsAfter: ['proxy'], startsBefore: ['app'] } }),
    'unknown containers are the business of another rule': declared({ proxy: { startsAfter: ['nobody'] } }),
    'a container that names itself': declared({ proxy: { startsAfter: ['proxy'] } }),
  },
  invalid: {
    'startsBefore, but it stands after': {
      pod: declared({ migrate: { startsBefore: ['proxy'] } }),
      complaints: [{
        message: 'container "migrate" is declared to start before "proxy", but "proxy" is initContainers[0] and "migrate" initContainers[1]',
        fix: 'move "migrate" in front of "proxy" in initContainers',
        container: 'migrate',
        field: 'spec.initContainers[1]',
        related: ['spec.initContainers[0]'],
      }],
    },
    'startsAfter, but it stands before': {
      pod: declared({ proxy: { startsAfter: ['migrate'] } }),
      complaints: [{ message: 'container "proxy" is declared to start after "migrate", but "proxy" is initContainers[0] and "migrate" initContainers[1]' }],
    },
    'no init container starts after a main': {
      pod: declared({ proxy: { startsAfter: ['app'] } }),
      complaints: [{
        message: 'container "proxy" is declared to start after "app", but "proxy" is initContainers[0] and "app" a main container',
      }],
    },
  },
});
