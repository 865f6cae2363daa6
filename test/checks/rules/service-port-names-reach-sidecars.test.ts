import { Neighbours } from '../../../src/checks/rule';
import { rule } from '../../../src/checks/rules/service-port-names-reach-sidecars';
import { ContainerSpec } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const side: ContainerSpec = { name: 'side', restartPolicy: 'Always', ports: [{ name: 'web', containerPort: 4180 }] };
const orders = (version: string, app: ContainerSpec = { name: 'app' }, metadata: object = {}) =>
  pod({ initContainers: [side], containers: [app] }, version, { labels: { app: 'orders' }, ...metadata });
const service = (targetPort: string | number = 'web', selector: object = { app: 'orders' }): Neighbours => ({
  ofKind: () => [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'orders' }, spec: { selector, ports: [{ port: 80, targetPort }] } }],
});

testRule(rule, {
  valid: {
    'no Service': orders('1.32'),
    'from 1.33 on': [orders('1.33'), service()],
    'a number': [orders('1.32'), service(4180)],
    'a Service of others': [orders('1.32'), service('web', { app: 'other' })],
    'a Service without a selector': [orders('1.32'), service('web', {})],
    'another namespace': [orders('1.32', undefined, { namespace: 'x' }), service()],
    'a name that only a main has': [orders('1.32', { name: 'app', ports: [{ name: 'api', containerPort: 80 }] }), service('api')],
  },
  invalid: {
    'up to 1.32': {
      pod: orders('1.32'),
      others: service(),
      complaints: [{
        message: 'service "orders" names port "web" of sidecar "side", which Kubernetes 1.32 does not find',
        fix: 'use the number 4180 as targetPort in Service "orders"',
        container: 'side',
        field: 'spec.initContainers[0].ports[0].name',
      }],
    },
    'a main has the name too': {
      pod: orders('1.36', { name: 'app', ports: [{ name: 'web', containerPort: 8080 }] }),
      others: service(),
      complaints: [{
        severity: 'warning',
        related: ['spec.containers[0].ports[0].name'],
        message: 'service "orders" names port "web", which sidecar "side" (4180) and container "app" (8080) have: it gets the main container\'s',
      }],
    },
  },
});
