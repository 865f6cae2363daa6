import { rule } from '../../../src/checks/rules/sidecar-keeps-the-pod-guaranteed';
import { ContainerSpec, Resources } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const full: Resources = { limits: { cpu: '1', memory: '1Gi' } };
const sidecar = (resources?: Resources): ContainerSpec => ({ name: 'proxy', restartPolicy: 'Always', resources });

testRule(rule, {
  valid: {
    'a pod that is not meant to be Guaranteed': pod({ initContainers: [sidecar()], containers: [{ name: 'app', resources: { requests: { cpu: '1' } } }] }),
    'a sidecar with full limits': pod({ initContainers: [sidecar(full)], containers: [{ name: 'app', resources: full }] }),
    'no sidecar': pod({ initContainers: [{ name: 'migrate' }], containers: [{ name: 'app', resources: full }] }),
    'pod-level resources decide alone': pod({ initContainers: [sidecar()], containers: [{ name: 'app', resources: full }], resources: full }),
  },
  invalid: {
    'a sidecar without limits': {
      pod: pod({ initContainers: [sidecar()], containers: [{ name: 'app', resources: full }] }),
      complaints: [{
        container: 'proxy',
        field: 'spec.initContainers[0].resources',
        message: 'container "proxy" has no limit of cpu and memory, which makes the pod Burstable although its mains are Guaranteed',
      }],
    },
    'a sidecar that requests less than its limit': {
      pod: pod({ initContainers: [sidecar({ ...full, requests: { cpu: '100m' } })], containers: [{ name: 'app', resources: full }] }),
      complaints: [{ message: 'container "proxy" has requests and limits of cpu that differ, which makes the pod Burstable although its mains are Guaranteed' }],
    },
  },
});
