import { rule } from '../../../src/checks/rules/listeners-have-their-own-ports';
import { ContainerPort, ContainerSpec } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const on = (name: string, port: number, rest: ContainerPort = {}): ContainerSpec => ({ name, ports: [{ containerPort: port, ...rest }] });
const sidecar = (spec: ContainerSpec): ContainerSpec => ({ ...spec, restartPolicy: 'Always' });

testRule(rule, {
  valid: {
    'different ports': pod({ initContainers: [sidecar(on('a', 80))], containers: [on('app', 81)] }),
    'one port, two protocols': pod({ containers: [on('a', 53), on('b', 53, { protocol: 'UDP' })] }),
    'a classic init container has ended': pod({ initContainers: [on('a', 80), sidecar(on('b', 80))], containers: [{ name: 'app' }] }),
    'a container that is only probed where another one listens': pod({ containers: [on('a', 80), { name: 'b', readinessProbe: { tcpSocket: { port: 80 } } }] }),
    'the same port twice in one container is the API server\'s business': pod({ containers: [{ name: 'a', ports: [{ containerPort: 80 }, { containerPort: 80, name: 'x' }] }] }),
  },
  invalid: {
    'a sidecar and the app': {
      pod: pod({ initContainers: [sidecar(on('a', 80))], containers: [on('app', 80)] }),
      complaints: [{
        message: 'container "app" listens on TCP port 80 (declares it), as container "a" does (declares it)',
        container: 'app',
        field: 'spec.containers[0].ports[0]',
        related: ['spec.initContainers[0].ports[0]'],
      }],
    },
    'a classic init container behind the sidecar': {
      pod: pod({ initContainers: [sidecar(on('a', 80)), on('b', 80)], containers: [{ name: 'app' }] }), complaints: [{ container: 'b' }],
    },
    'a port of a product that nobody declares': {
      pod: pod({
        initContainers: [sidecar({ name: 'istio-proxy', image: 'istio/proxyv2:1.30.3', args: ['proxy', 'sidecar'] })], containers: [on('app', 15020)],
      }),
      complaints: [{ message: 'container "app" listens on TCP port 15020 (declares it), as container "istio-proxy" does (is Istio proxy)' }],
    },
  },
});
