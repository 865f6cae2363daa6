import { rule } from '../../../src/checks/rules/init-containers-come-to-an-end';
import { ContainerSpec } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const init = (spec: ContainerSpec) => pod({ initContainers: [{ name: 'x', ...spec }], containers: [{ name: 'app' }] });

testRule(rule, {
  valid: {
    'a sidecar': init({ image: 'fluent/fluent-bit:5.1.1', restartPolicy: 'Always' }),
    'a server that drops the field': pod({ initContainers: [{ name: 'x', image: 'fluent/fluent-bit:5.1.1', restartPolicy: 'Always' }], containers: [{ name: 'app' }] }, '1.28'),
    'any program': init({ image: 'migrate' }),
    'istio-init': init({ image: 'istio/proxyv2:1.30.0', args: ['istio-iptables', '-p', '15001'] }),
    'git-sync once': init({ image: 'registry.k8s.io/git-sync/git-sync:v4.7.1', args: ['--one-time'] }),
    'a Vault agent whose file decides': init({ image: 'hashicorp/vault:2.0', command: ['vault', 'agent', '-config=x'] }),
    'a script': init({ image: 'envoyproxy/envoy:v1.31.0', command: ['sh', '-c', 'cp /x /y'] }),
  },
  invalid: {
    'Fluent Bit whose restartPolicy somebody forgot': {
      pod: init({ image: 'fluent/fluent-bit:5.1.1' }),
      complaints: [{
        message: 'container "x" is Fluent Bit, which never ends by itself, so that nothing after it ever starts',
        fix: 'give "x" restartPolicy: Always',
        container: 'x',
        field: 'spec.initContainers[0]',
      }],
    },
  },
});
